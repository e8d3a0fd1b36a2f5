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

-- A line names its file by the number in its id; only a carried document, whose file is of an earlier run, has the name itself.
drop view current_changes;
drop view changes;
drop view current_reconciliation;
drop view reconciliation;
drop view document;

-- The type of a document whose lines add up to another one: a bill with more discount than value is a credit note.
alter table gathered_document add column document_type varchar(3);

-- The documents of a run.
create view document as
select d.run_id, d.block, d.line_id as document_id, coalesce(g.line_count, 1) as line_count,
       d.side,
       d.recipient_gstin,
       d.supplier_gstin,
       d.supplier_name,
       coalesce(g.document_type, d.document_type) as document_type,
       d.document_number,
       d.document_date,
       d.period,
       case when g.line_count is null then d.taxable_value else g.taxable_value end as taxable_value,
       case when g.line_count is null then d.igst else g.igst end as igst,
       case when g.line_count is null then d.cgst else g.cgst end as cgst,
       case when g.line_count is null then d.sgst else g.sgst end as sgst,
       case when g.line_count is null then d.cess else g.cess end as cess,
       case when g.line_count is null then d.document_value else g.document_value end as document_value,
       d.place_of_supply,
       d.reverse_charge,
       d.original_number,
       d.original_date,
       d.port_code,
       d.irn,
       case when g.line_count is null then d.number_damaged else g.number_damaged end as number_damaged,
       d.section,
       d.portal_block,
       d.availability,
       d.supply_type,
       d.supplier_period,
       d.filed_on,
       d.ims_status,
       d.voucher_number,
       d.posting_date,
       d.receipt,
       d.received_date,
       d.credit_class,
       d.books_status,
       d.hsn,
       d.rate,
       d.account,
       case when d.source_file = '' then s.file else d.source_file end as source_file,
       d.source_line,
       case when g.line_count is null then d.carried_from else g.carried_from end as carried_from
from document_line d
left join source_file s on s.run_id = d.run_id and s.file_no = d.line_id / 1000000000000
left join gathered_document g on g.run_id = d.run_id and g.block = d.block and g.document_id = d.line_id
where coalesce(g.line_count, 1) > 0;

-- The columns are those of the files of the same names, with run_id and gstin in front.
create view reconciliation as
select l.run_id, l.gstin, l.block, l.line_no, m.match_id, m.status, m.bucket, m.pass, m.reason, m.score, l.gstin as recipient_gstin,
       b.supplier_gstin as books_supplier_gstin, b.supplier_name as books_supplier_name,
       coalesce(bg.document_type, b.document_type) as books_document_type, b.document_number as books_document_number,
       b.document_date as books_document_date,
       case when bg.line_count is null then b.taxable_value else bg.taxable_value end as books_taxable_value,
       case when bg.line_count is null then b.igst else bg.igst end as books_igst,
       case when bg.line_count is null then b.cgst else bg.cgst end as books_cgst,
       case when bg.line_count is null then b.sgst else bg.sgst end as books_sgst,
       case when bg.line_count is null then b.cess else bg.cess end as books_cess,
       case when b.source_file = '' then bs.file || ':' || b.source_line else b.source_file || ':' || b.source_line end as books_source,
       p.supplier_gstin as portal_supplier_gstin, p.supplier_name as portal_supplier_name,
       case when p.portal_block = 'OFFERED' then p.section
            when p.portal_block is not null then p.section || '(' || p.portal_block || ')' end as portal_section,
       coalesce(pg.document_type, p.document_type) as portal_document_type, p.document_number as portal_document_number,
       p.document_date as portal_document_date, p.period as portal_period,
       case when pg.line_count is null then p.taxable_value else pg.taxable_value end as portal_taxable_value,
       case when pg.line_count is null then p.igst else pg.igst end as portal_igst,
       case when pg.line_count is null then p.cgst else pg.cgst end as portal_cgst,
       case when pg.line_count is null then p.sgst else pg.sgst end as portal_sgst,
       case when pg.line_count is null then p.cess else pg.cess end as portal_cess,
       case when p.source_file = '' then ps.file || ':' || p.source_line else p.source_file || ':' || p.source_line end as portal_source,
       l.differences, coalesce(bg.carried_from, b.carried_from, pg.carried_from, p.carried_from) as carried_from, m.evidence_hash
from match_line l
join match_result m on m.run_id = l.run_id and m.block = l.block and m.match_id = l.match_id
left join document_line b on b.run_id = l.run_id and b.block = l.block and b.line_id = l.books_document_id
left join source_file bs on bs.run_id = b.run_id and bs.file_no = b.line_id / 1000000000000
left join gathered_document bg on bg.run_id = l.run_id and bg.block = l.block and bg.document_id = l.books_document_id
left join document_line p on p.run_id = l.run_id and p.block = l.block and p.line_id = l.portal_document_id
left join source_file ps on ps.run_id = p.run_id and ps.file_no = p.line_id / 1000000000000
left join gathered_document pg on pg.run_id = l.run_id and pg.block = l.block and pg.document_id = l.portal_document_id;

create view current_reconciliation as
select v.* from reconciliation v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

-- Whose results show a file or a remark: a GSTIN of the run, or nobody in particular.
drop view current_exceptions;
drop view exceptions;
drop view current_files;
drop view files;
alter table source_file add column owner varchar(15) default '' not null;
alter table finding add column owner varchar(15) default '' not null;
create index source_file_owner on source_file (run_id, owner);

create view exceptions as
select x.run_id, case when x.owner <> '' then x.owner else coalesce(s.owner, '') end as owner, x.file_no, x.row_no, s.file, x.line,
       x.severity, x.field, x.code, x.message, x.raw
from finding x
left join source_file s on s.run_id = x.run_id and s.file_no = x.file_no;

create view current_exceptions as
select v.* from exceptions v where v.run_id in (select run_id from current_run);

create view files as
select run_id, owner, file_no, file, sha256, kind, gstin, period, rows_read, rows_loaded, rows_rejected, taxable_value, igst, cgst,
       sgst, cess
from source_file;

create view current_files as
select v.* from files v where v.run_id in (select run_id from current_run);

create view changes as
select run_id, gstin, change_no, what, item_key as "key", value_before as "before", value_after as "after" from result_change;

create view current_changes as
select v.* from changes v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;
