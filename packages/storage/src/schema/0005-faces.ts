import type { MigrationStatements } from './migration.ts'

/**
 * `space` and the rest of a template's origin, and a number that rises with every change of a tenant's enrolments, so that
 * each process can bring its index up to date by asking what came after the number it has seen.
 */
export const faces: MigrationStatements = ({ integer, tableOptions }) => [
  `alter table face_enrolments add column space text`,
  `alter table face_enrolments add column runtime text`,
  `alter table face_enrolments add column quality text`,
  `alter table face_enrolments add column reason text`,
  `alter table face_enrolments add column searchable ${integer} not null default 0`,
  `alter table face_enrolments add column change_sequence ${integer} not null default 0`,
  `create index face_enrolments_by_change on face_enrolments (tenant_id, change_sequence)`,
  `create index face_enrolments_by_customer on face_enrolments (tenant_id, customer_id)`,
  `create table face_heads (
  tenant_id text not null primary key references tenants (id),
  sequence ${integer} not null
)${tableOptions}`,
]
