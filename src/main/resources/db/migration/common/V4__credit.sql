-- The credit register: what happened to the credit of each document, the temporary reversals that may be reclaimed, Table 4 as the
-- sum of it, what it was computed from, and what people are to do.
-- A step reads and writes by run and range of blocks: hence the keys. A document is named by gstin, supplier_gstin (party when it has
-- none), document_number and document_date.

-- One row per loaded line of payments to suppliers.
create table payment (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    file_no integer not null,
    row_no bigint not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15) not null,
    document_number varchar(4000) not null,
    document_date date,
    payment_date date not null,
    amount numeric(18, 2) not null,
    kind varchar(15) not null,
    source_line varchar(4000) not null,
    primary key (run_id, block, file_no, row_no)
);

-- One row per payment of which something is not applied to a document at the end of the run.
create table open_payment (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    payment_no integer not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15) not null,
    document_number varchar(4000) not null,
    document_date date,
    payment_date date not null,
    amount numeric(18, 2) not null,
    kind varchar(15) not null,
    amount_left numeric(18, 2) not null,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, block, payment_no)
);

-- One row per document that rule 37 watches at the end of the run.
create table payable (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    payable_no integer not null,
    gstin varchar(15) not null,
    account varchar(4000) not null,
    supplier_gstin varchar(15),
    party varchar(4000) not null,
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    taken_period varchar(7) not null,
    form_row varchar(10) not null,
    document_value numeric(18, 2) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    paid_in_time numeric(18, 2) not null,
    paid_late numeric(18, 2) not null,
    primary key (run_id, block, payable_no)
);

-- One row per temporary reversal that was open when the period began or was made in it. Nothing is reclaimed beyond what is left.
create table credit_lot (
    run_id bigint not null,
    lot_id varchar(4000) ${c} not null,
    block varchar(15) ${c} not null,
    gstin varchar(15) not null,
    account varchar(4000) not null,
    supplier_gstin varchar(15),
    party varchar(4000) not null,
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    opened_period varchar(7) not null,
    form_row varchar(10) not null,
    reason varchar(30) not null,
    start_igst numeric(18, 2) not null,
    start_cgst numeric(18, 2) not null,
    start_sgst numeric(18, 2) not null,
    start_cess numeric(18, 2) not null,
    drawn_igst numeric(18, 2) not null,
    drawn_cgst numeric(18, 2) not null,
    drawn_sgst numeric(18, 2) not null,
    drawn_cess numeric(18, 2) not null,
    lapsed_igst numeric(18, 2) not null,
    lapsed_cgst numeric(18, 2) not null,
    lapsed_sgst numeric(18, 2) not null,
    lapsed_cess numeric(18, 2) not null,
    left_igst numeric(18, 2) not null,
    left_cgst numeric(18, 2) not null,
    left_sgst numeric(18, 2) not null,
    left_cess numeric(18, 2) not null,
    age_days integer not null,
    due_date date,
    evidence varchar(16) not null,
    primary key (run_id, lot_id),
    constraint credit_lot_igst check (left_igst = start_igst - drawn_igst - lapsed_igst
                                      and left_igst >= 0 and drawn_igst >= 0 and lapsed_igst >= 0),
    constraint credit_lot_cgst check (left_cgst = start_cgst - drawn_cgst - lapsed_cgst
                                      and left_cgst >= 0 and drawn_cgst >= 0 and lapsed_cgst >= 0),
    constraint credit_lot_sgst check (left_sgst = start_sgst - drawn_sgst - lapsed_sgst
                                      and left_sgst >= 0 and drawn_sgst >= 0 and lapsed_sgst >= 0),
    constraint credit_lot_cess check (left_cess = start_cess - drawn_cess - lapsed_cess
                                      and left_cess >= 0 and drawn_cess >= 0 and lapsed_cess >= 0)
);

-- One row per turn in the life of a credit. form_row = row of 4A that the credit is claimed in; table_4_row = rows of Table 4 that the
-- amounts of this row stand in, empty when none.
create table credit_event (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    event_no integer not null,
    gstin varchar(15) not null,
    account varchar(4000) not null,
    supplier_gstin varchar(15),
    party varchar(4000) not null,
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    period varchar(7) not null,
    event varchar(20) not null,
    form_row varchar(10) not null,
    table_4_row varchar(10) not null,
    reason varchar(30) not null,
    rule varchar(4000) not null,
    lot_id varchar(4000) ${c},
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    credit_class varchar(20),
    document_value numeric(18, 2),
    match_id varchar(40) not null,
    decision varchar(10),
    decision_reason varchar(4000),
    decided_by varchar(4000),
    decided_on date,
    explanation varchar(4000) not null,
    primary key (run_id, block, event_no),
    constraint credit_event_lot foreign key (run_id, lot_id) references credit_lot (run_id, lot_id)
);

-- One row per remark of the register on a row, or on a document of an earlier run; the fold puts them among the findings.
create table credit_remark (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    remark_no integer not null,
    gstin varchar(15) not null,
    code varchar(30) not null,
    field varchar(100) not null,
    message varchar(4000) not null,
    source_file varchar(4000),
    source_line varchar(4000),
    primary key (run_id, block, remark_no)
);

-- One row per match whose documents the next period takes up again though its status is closed.
create table waiting_match (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    match_id varchar(40) ${c} not null,
    primary key (run_id, block, match_id)
);

-- One row per decision of an analyst. file_no 0 = carried from an earlier run, with the file it came from.
create table decision (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    item_key varchar(4000) not null,
    evidence_hash varchar(4000) not null,
    action varchar(10) not null,
    reason varchar(4000) not null,
    decided_by varchar(4000) not null,
    decided_on date,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, gstin, file_no, row_no)
);

-- One row per decision that was applied to an item of the run.
create table decision_used (
    run_id bigint not null,
    step varchar(20) ${c} not null,
    item_key varchar(400) ${c} not null,
    primary key (run_id, step, item_key)
);

-- One row per line of the turnover of the books. file_no 0 = carried from an earlier run, with the file it came from.
create table turnover_line (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    file_no integer not null,
    row_no bigint not null,
    period varchar(7) not null,
    supply varchar(20) not null,
    taxable_value numeric(18, 2) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    source_file varchar(4000) not null,
    source_line varchar(4000) not null,
    primary key (run_id, gstin, file_no, row_no)
);

-- One row per capital goods within the 60 months of rule 43, as of the end of the run.
create table capital_good (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    account varchar(4000) not null,
    supplier_gstin varchar(15),
    party varchar(4000) not null,
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    credit_class varchar(20) not null,
    tax_igst numeric(18, 2) not null,
    tax_cgst numeric(18, 2) not null,
    tax_sgst numeric(18, 2) not null,
    tax_cess numeric(18, 2) not null,
    common_igst numeric(18, 2) not null,
    common_cgst numeric(18, 2) not null,
    common_sgst numeric(18, 2) not null,
    common_cess numeric(18, 2) not null,
    common_since varchar(7),
    primary key (run_id, block, row_no)
);

-- One row per GSTIN and month: the working of rules 42 and 43, letters as in the rules.
create table common_credit (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    period varchar(7) not null,
    exempt_turnover numeric(18, 2) not null,
    total_turnover numeric(18, 2) not null,
    turnover_of varchar(7),
    t_igst numeric(18, 2) not null,
    t_cgst numeric(18, 2) not null,
    t_sgst numeric(18, 2) not null,
    t_cess numeric(18, 2) not null,
    t1_igst numeric(18, 2) not null,
    t1_cgst numeric(18, 2) not null,
    t1_sgst numeric(18, 2) not null,
    t1_cess numeric(18, 2) not null,
    t2_igst numeric(18, 2) not null,
    t2_cgst numeric(18, 2) not null,
    t2_sgst numeric(18, 2) not null,
    t2_cess numeric(18, 2) not null,
    t3_igst numeric(18, 2) not null,
    t3_cgst numeric(18, 2) not null,
    t3_sgst numeric(18, 2) not null,
    t3_cess numeric(18, 2) not null,
    t4_igst numeric(18, 2) not null,
    t4_cgst numeric(18, 2) not null,
    t4_sgst numeric(18, 2) not null,
    t4_cess numeric(18, 2) not null,
    d1_igst numeric(18, 2) not null,
    d1_cgst numeric(18, 2) not null,
    d1_sgst numeric(18, 2) not null,
    d1_cess numeric(18, 2) not null,
    d2_igst numeric(18, 2) not null,
    d2_cgst numeric(18, 2) not null,
    d2_sgst numeric(18, 2) not null,
    d2_cess numeric(18, 2) not null,
    te_igst numeric(18, 2) not null,
    te_cgst numeric(18, 2) not null,
    te_sgst numeric(18, 2) not null,
    te_cess numeric(18, 2) not null,
    primary key (run_id, gstin, period)
);

-- One row per row of Table 4 of GSTR-3B.
create table table_4 (
    run_id bigint not null references run (run_id),
    gstin varchar(15) not null,
    row_no integer not null,
    "row" varchar(10) not null,
    description varchar(4000) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    documents bigint not null,
    primary key (run_id, gstin, row_no)
);

-- One row per range of blocks (named by its first), row of Table 4 and cause for which it differs from GSTR-2B.
create table table_4_tie_part (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    gstin varchar(15) not null,
    form_row varchar(10) ${c} not null,
    cause varchar(40) ${c} not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    primary key (run_id, block, gstin, form_row, cause)
);

-- One row per item that an analyst may decide on.
create table review_item (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    item_key varchar(4000) not null,
    evidence_hash varchar(4000) not null,
    status varchar(20) not null,
    document varchar(4000) not null,
    reason varchar(4000) not null,
    rupees numeric(18, 2) not null,
    suggested varchar(10),
    primary key (run_id, block, row_no)
);

-- One row per document of which accounts payable shall hold something back.
create table hold_item (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15),
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    supplier_name varchar(4000) not null,
    hold varchar(10) not null,
    amount numeric(18, 2) not null,
    why varchar(4000) not null,
    until varchar(4000) not null,
    last_day date,
    primary key (run_id, block, row_no)
);

-- One row per document to act on in the invoice management system; reduction null = nothing to declare.
create table ims_action (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15),
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    supplier_name varchar(4000) not null,
    section varchar(10) not null,
    action varchar(10) not null,
    status varchar(4000) not null,
    reduction_igst numeric(18, 2),
    reduction_cgst numeric(18, 2),
    reduction_sgst numeric(18, 2),
    reduction_cess numeric(18, 2),
    why varchar(4000) not null,
    until date,
    primary key (run_id, block, row_no)
);

-- One row per document that only its supplier can put right.
create table supplier_request (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15),
    supplier_name varchar(4000) not null,
    document_type varchar(3),
    document_number varchar(4000) not null,
    document_date date,
    ask varchar(30) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    ours varchar(4000) not null,
    theirs varchar(4000) not null,
    sentence varchar(4000) not null,
    primary key (run_id, block, row_no)
);

-- One row per document that is not paid in time; unpaid_share in percent.
create table rule_37_line (
    run_id bigint not null,
    block varchar(15) ${c} not null,
    row_no integer not null,
    gstin varchar(15) not null,
    supplier_gstin varchar(15),
    document_number varchar(4000) not null,
    document_date date,
    due_date date not null,
    document_value numeric(18, 2) not null,
    paid numeric(18, 2) not null,
    unpaid numeric(18, 2) not null,
    unpaid_share numeric(18, 2) not null,
    action varchar(10) not null,
    period varchar(7) not null,
    igst numeric(18, 2) not null,
    cgst numeric(18, 2) not null,
    sgst numeric(18, 2) not null,
    cess numeric(18, 2) not null,
    interest numeric(18, 2),
    note varchar(4000) not null,
    primary key (run_id, block, row_no)
);

-- What analysts read. The columns are those of the files of the same names, with run_id and gstin in front.
create view credit as
select run_id, gstin, block, event_no, block || '/' || cast(event_no as varchar(12)) as event_id, lot_id, supplier_gstin,
       document_type, document_number, document_date, event, table_4_row, reason, rule, period, igst, cgst, sgst, cess, match_id,
       explanation, decision, decision_reason, decided_by, decided_on
from credit_event;

create view open_credit as
select run_id, gstin, block, lot_id, supplier_gstin, document_type, document_number, document_date, opened_period, reason, age_days,
       due_date, left_igst as igst, left_cgst as cgst, left_sgst as sgst, left_cess as cess
from credit_lot where left_igst > 0 or left_cgst > 0 or left_sgst > 0 or left_cess > 0;

create view table_4_tie as
select run_id, gstin, form_row as "row", cause, sum(igst) as igst, sum(cgst) as cgst, sum(sgst) as sgst, sum(cess) as cess
from table_4_tie_part group by run_id, gstin, form_row, cause;

create view rule_37 as
select run_id, gstin, block, row_no, supplier_gstin, document_number, document_date, due_date, document_value, paid, unpaid,
       unpaid_share, action, period, igst, cgst, sgst, cess, interest, note
from rule_37_line;

-- The last four columns are for the analyst: the file comes back as a file of decisions.
create view review as
select run_id, gstin, block, row_no, item_key, evidence_hash, status, document, reason, rupees, suggested,
       cast('' as varchar(1)) as decision, cast('' as varchar(1)) as decision_reason, cast('' as varchar(1)) as decided_by,
       cast('' as varchar(1)) as decided_on
from review_item;

create view hold_list as
select run_id, gstin, block, row_no, supplier_gstin, document_type, document_number, document_date, supplier_name, hold, amount, why,
       until, last_day
from hold_item;

create view ims_actions as
select run_id, gstin, block, row_no, supplier_gstin, document_type, document_number, document_date, supplier_name, section, action,
       status, reduction_igst, reduction_cgst, reduction_sgst, reduction_cess, why, until
from ims_action;

create view supplier_requests as
select run_id, gstin, block, row_no, supplier_gstin, supplier_name, document_type, document_number, document_date, ask, igst, cgst,
       sgst, cess, ours, theirs, sentence
from supplier_request;

create view current_credit as
select v.* from credit v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_open_credit as
select v.* from open_credit v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_table_4 as
select v.* from table_4 v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_table_4_tie as
select v.* from table_4_tie v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_rule_37 as
select v.* from rule_37 v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_review as
select v.* from review v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_hold_list as
select v.* from hold_list v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_ims_actions as
select v.* from ims_actions v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;

create view current_supplier_requests as
select v.* from supplier_requests v join current_run c on c.run_id = v.run_id and c.gstin = v.gstin;
