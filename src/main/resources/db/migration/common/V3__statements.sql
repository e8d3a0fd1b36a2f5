-- Returns, the portal's two statements and the workings kept by hand; the rolls and the opening balance made of them.

-- One row per GSTR-3B. file_no 0 = carried from an earlier run, with the file it came from.
create table gstr3b (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    period varchar(7) not null,
    filed boolean not null,
    filed_on date,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, gstin, file_no, row_no)
);

-- One row per row of a GSTR-3B that is not zero.
create table gstr3b_row (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    form_row varchar(40) not null,
    taxable_value numeric(18, 2) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    primary key (run_id, gstin, file_no, row_no, form_row)
);

-- One row per row of the portal's ECRS or RCM statement; period null = declared opening balance.
create table statement_row (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    statement varchar(4) not null,
    period varchar(7),
    posted_on date,
    reference varchar(4000) not null,
    description varchar(4000) not null,
    quarterly boolean not null,
    claimed_igst numeric(18, 2) not null,
    claimed_cgst numeric(18, 2) not null,
    claimed_sgst numeric(18, 2) not null,
    claimed_cess numeric(18, 2) not null,
    added_igst numeric(18, 2) not null,
    added_cgst numeric(18, 2) not null,
    added_sgst numeric(18, 2) not null,
    added_cess numeric(18, 2) not null,
    used_igst numeric(18, 2) not null,
    used_cgst numeric(18, 2) not null,
    used_sgst numeric(18, 2) not null,
    used_cess numeric(18, 2) not null,
    closing_igst numeric(18, 2) not null,
    closing_cgst numeric(18, 2) not null,
    closing_sgst numeric(18, 2) not null,
    closing_cess numeric(18, 2) not null,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, gstin, file_no, row_no)
);

-- One row per line of a reversal working kept by hand.
create table working_item (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    item_id varchar(4000) not null,
    supplier_gstin varchar(15),
    document_number varchar(4000) not null,
    document_date date,
    period varchar(7) not null,
    event varchar(30) not null,
    reason varchar(4000) not null,
    origin_item_id varchar(4000) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, gstin, file_no, row_no)
);

-- One row per statement, period and head: the balance as the returns make it, beside the portal's.
create table statement_roll (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    statement varchar(4) not null,
    row_no integer not null,
    period varchar(7) not null,
    head varchar(4) not null,
    opening numeric(18, 2) not null,
    added numeric(18, 2) not null,
    used numeric(18, 2) not null,
    use_limit numeric(18, 2) not null,
    closing numeric(18, 2) not null,
    portal_closing numeric(18, 2),
    difference numeric(18, 2),
    result varchar(5) not null,
    note varchar(4000) not null,
    provisional boolean not null,
    primary key (run_id, gstin, statement, row_no)
);

-- One row per cause of a difference or of a negative balance.
create table ecrs_finding (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    period varchar(7),
    head varchar(4) not null,
    cause varchar(40) not null,
    item_id varchar(4000),
    supplier_gstin varchar(15),
    document_number varchar(4000),
    document_date date,
    amount numeric(18, 2) not null,
    explanation varchar(4000) not null,
    repair varchar(4000) not null,
    effect_on_balance numeric(18, 2) not null,
    effect_on_table_4 varchar(4000) not null,
    effect_on_tax_payable numeric(18, 2) not null,
    effect_on_interest varchar(4000) not null,
    adviser_to_confirm boolean not null,
    primary key (run_id, gstin, row_no)
);

-- One row per basis and line of the opening balance.
create table ecrs_opening (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    basis varchar(12) not null,
    line varchar(7) not null,
    description varchar(4000) not null,
    sign integer,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    total numeric(18, 2) not null,
    primary key (run_id, gstin, row_no)
);

-- One row per item of the working: the line it falls in and what it does, on the three bases.
create table ecrs_opening_item (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    item_id varchar(4000) not null,
    supplier_gstin varchar(15),
    document_number varchar(4000) not null,
    document_date date,
    period varchar(7) not null,
    event varchar(30) not null,
    origin_item_id varchar(4000) not null,
    line varchar(2),
    stated_igst numeric(18, 2) not null,
    stated_cgst numeric(18, 2) not null,
    stated_sgst numeric(18, 2) not null,
    stated_cess numeric(18, 2) not null,
    strict_gstn_igst numeric(18, 2) not null,
    strict_gstn_cgst numeric(18, 2) not null,
    strict_gstn_sgst numeric(18, 2) not null,
    strict_gstn_cess numeric(18, 2) not null,
    literal_igst numeric(18, 2) not null,
    literal_cgst numeric(18, 2) not null,
    literal_sgst numeric(18, 2) not null,
    literal_cess numeric(18, 2) not null,
    reason varchar(4000) not null,
    source varchar(4000) not null,
    primary key (run_id, gstin, row_no)
);

-- One row per head and month: the year before the opening, and what is at hand of the year itself.
create table ecrs_year (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    period varchar(7) not null,
    head varchar(4) not null,
    opening numeric(18, 2) not null,
    reversed numeric(18, 2) not null,
    reclaimed numeric(18, 2) not null,
    closing numeric(18, 2) not null,
    proof varchar(4000) not null,
    primary key (run_id, gstin, row_no)
);

-- One row per figure of the bridge between portal and books, and per cause of a difference. A figure that is not known is null.
create table ecrs_bridge (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    figure varchar(2) not null,
    cause varchar(40),
    description varchar(4000) not null,
    igst numeric(18, 2),
    cgst numeric(18, 2),
    sgst numeric(18, 2),
    cess numeric(18, 2),
    provisional boolean not null,
    primary key (run_id, gstin, row_no)
);

-- One row per statement and period: the balance of each head, for a chart with its zero line.
create table balance_series (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    statement varchar(4) not null,
    period varchar(7) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    zero numeric(18, 2) not null,
    primary key (run_id, gstin, statement, period)
);

-- What analysts read. The columns are those of the files of the same names, with run_id and gstin in front.
create view ecrs_statement as
select run_id, gstin, row_no, period, head, opening, added, used, use_limit as "limit", closing, portal_closing, difference, result,
       note, provisional
from statement_roll where statement = 'ECRS';

create view rcm_statement as
select run_id, gstin, row_no, period, head, opening, added, used, use_limit as "limit", closing, portal_closing, difference, result,
       note, provisional
from statement_roll where statement = 'RCM';

create view ecrs_series as
select run_id, gstin, period, igst, cgst, sgst, cess, zero from balance_series where statement = 'ECRS';

create view rcm_series as
select run_id, gstin, period, igst, cgst, sgst, cess, zero from balance_series where statement = 'RCM';

create view ecrs_findings as
select run_id, gstin, row_no, period, head, cause, item_id, supplier_gstin, document_number, document_date, amount, explanation,
       repair, effect_on_balance, effect_on_table_4, effect_on_tax_payable, effect_on_interest, adviser_to_confirm
from ecrs_finding;

create view ecrs_opening_items as
select run_id, gstin, row_no, item_id, supplier_gstin, document_number, document_date, period, event, origin_item_id, line,
       stated_igst, stated_cgst, stated_sgst, stated_cess, strict_gstn_igst, strict_gstn_cgst, strict_gstn_sgst, strict_gstn_cess,
       literal_igst, literal_cgst, literal_sgst, literal_cess, reason, source
from ecrs_opening_item;

create view current_ecrs_statement as
select v.* from ecrs_statement v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_rcm_statement as
select v.* from rcm_statement v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_series as
select v.* from ecrs_series v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_rcm_series as
select v.* from rcm_series v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_findings as
select v.* from ecrs_findings v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_opening as
select v.* from ecrs_opening v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_opening_items as
select v.* from ecrs_opening_items v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_year as
select v.* from ecrs_year v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ecrs_bridge as
select v.* from ecrs_bridge v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;
