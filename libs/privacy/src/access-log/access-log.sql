-- Who looked a citizen up, and why (databeskyttelsesloven; bekendtgørelse om logning). Ids only, written once and never changed.
create table privacy.access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  municipality text not null,
  actor_id text not null,
  actor_role text not null,
  actor_unit text not null,
  -- Null when the person looked for is not known here.
  citizen_id uuid,
  purpose text not null,
  correlation_id uuid not null
);

create index access_log_citizen on privacy.access_log (citizen_id, at);
create index access_log_actor on privacy.access_log (actor_id, at);
