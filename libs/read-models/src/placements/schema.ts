/**
 * One row for each version of a placement: over `effective` it holds in the world, over `recorded` it was what was known.
 * A row whose `recorded_to` is null is what is known now.
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
    from_date date,
    to_date date,
    planned_end date,
    recorded_from timestamptz not null,
    recorded_to timestamptz,
    effective daterange not null generated always as (
      case when from_date is null or to_date <= from_date then 'empty'::daterange
           else daterange(from_date, to_date, '[)') end) stored,
    recorded tstzrange not null generated always as (tstzrange(recorded_from, recorded_to, '[)')) stored
  );
  create unique index on ${schema}.placements (citizen_id, id) where recorded_to is null;
`;

/** At most one 24-hour stay on any date, as known at any instant (rule STAY-1), is true by construction. */
export const createConstraints = (schema: string): string => `
  create extension if not exists btree_gist;
  alter table ${schema}.placements add exclude using gist
    (citizen_id with =, effective with &&, recorded with &&) where (kind = 'stay');
  create index on ${schema}.placements using gist (municipality, effective, recorded);
  create index on ${schema}.placements (tilbud_id);
`;
