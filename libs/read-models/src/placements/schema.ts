/**
 * One row for each version of a placement: during `effective` it holds in the world, during `recorded` it was what was
 * known. A row whose `recorded_to` is null is what is known now.
 */
export const createTables = (schema: string): string => `
  create table ${schema}.placements (
    citizen_id uuid not null,
    municipality text not null,
    id uuid not null,
    kind text not null,
    tilbud_id uuid,
    unit_sor text,
    section text,
    effective datemultirange not null,
    planned_end date,
    told json,
    said_on date not null,
    recorded_from timestamptz not null,
    recorded_to timestamptz,
    recorded tstzrange not null generated always as (tstzrange(recorded_from, recorded_to, '[)')) stored
  );
  create unique index on ${schema}.placements (citizen_id, id) where recorded_to is null;
`;

/**
 * At most one 24-hour stay on any date, as known at any instant (rule STAY-1), is true by construction. Lists are read in
 * the order of citizen and id, and so need no more than that order, and the dates by which rows are gone past.
 */
export const createConstraints = (schema: string): string => `
  create extension if not exists btree_gist;
  alter table ${schema}.placements add exclude using gist
    (citizen_id with =, range_merge(effective) with &&, recorded with &&) where (kind = 'stay');
  create index on ${schema}.placements (municipality, citizen_id, id) include (effective) where recorded_to is null;
  create index on ${schema}.placements (municipality, citizen_id, id, recorded_from) include (effective, recorded);
  create index on ${schema}.placements (tilbud_id);
`;
