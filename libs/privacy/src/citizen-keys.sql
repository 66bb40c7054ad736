create schema if not exists privacy;

-- A citizen's data key, wrapped by a master key. A destroyed key leaves its row behind, so that it is never made anew.
create table privacy.citizen_keys (
  citizen_id uuid primary key,
  wrapped_key bytea,
  master_key_id text,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  constraint wrapped_or_destroyed check (
    (destroyed_at is null) = (wrapped_key is not null) and (wrapped_key is null) = (master_key_id is null)
  )
);

-- For rotation: which keys are still wrapped by a former master key.
create index citizen_keys_by_master_key on privacy.citizen_keys (master_key_id) where master_key_id is not null;

-- Digests by which a start with other secrets is noticed. They give nothing away: each is a keyed hash of a constant.
create table privacy.secret_checks (
  name text primary key,
  digest bytea not null,
  noted_at timestamptz not null default now()
);
