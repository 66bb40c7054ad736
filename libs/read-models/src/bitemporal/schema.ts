/**
 * One row for each version of what holds of a subject: from `from_date` up to `until_date` it holds in the world, from
 * `recorded_from` up to `recorded_to` it was what was known. Without `recorded_to` it is what is known now.
 */
export const createTables = (schema: string, table: string): string => `
  create table ${schema}.${table} (
    subject_id uuid not null,
    kind text not null,
    key text not null,
    municipality text not null,
    citizen_id uuid,
    unit text,
    state text not null,
    at text collate "C" not null,
    from_date date not null,
    until_date date,
    details json not null,
    recorded_from timestamptz not null,
    recorded_to timestamptz
  );
  create unique index on ${schema}.${table} (subject_id, kind, key) where recorded_to is null;
`;

/** Lists are read in the order of `at` and what tells rows apart, so that a page is a run of an index. */
export const createConstraints = (schema: string, table: string, kindByKind: boolean): string => {
  const order = kindByKind ? 'kind, at, subject_id, key' : 'at, subject_id, kind, key';
  return `
  alter table ${schema}.${table} add check (recorded_to > recorded_from);
  create index on ${schema}.${table} (municipality, ${order}) where recorded_to is null;
  create index on ${schema}.${table} (municipality, ${order}, recorded_from);
  create index on ${schema}.${table} (municipality, state, at, subject_id, kind, key) where recorded_to is null;
  create index on ${schema}.${table} (municipality, unit, at, subject_id, kind, key) where recorded_to is null and unit is not null;
  create index on ${schema}.${table} (citizen_id, at, subject_id, kind, key) where citizen_id is not null;
  create index on ${schema}.${table} (subject_id, recorded_from);
`;
};
