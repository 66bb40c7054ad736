-- The event log: one table that only grows, and the one function that writes to it.

create schema log;

create table log.events (
  -- Place in the order of all events, without gaps; the first event has 0.
  position bigint primary key,
  stream text not null,
  -- Place in the stream, without gaps; the first event has 0.
  version int not null,
  id uuid not null,
  type text not null,
  schema_version int not null,
  -- json and not jsonb: the text comes back as it was written, member order and numbers too, and writing it is cheaper.
  data json not null,
  metadata json not null,
  constraint events_stream_version unique (stream, version),
  -- The id first: new ids ascend, so the index grows at its right edge.
  constraint events_id_in_stream unique (id, stream)
);

create function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log only grows' using errcode = 'restrict_violation';
end $$;

create trigger events_are_final before update or delete or truncate on log.events
  for each statement execute function log.refuse_change();

-- Writes a batch of appends, each of them whole or not at all.
--
-- The arrays and the two JSON arrays have one element an event, the appends one after the other. `expected` is the
-- version that the append wants its stream to have: -1 no stream, -2 any. `places` counts from 0 within an append.
-- `rounds` is 0 for a stream's first append of the batch, 1 for its second, and so on: a later one sees the earlier. It
-- never descends.
--
-- `starts` answers for each event: the version that its stream had before the append, or null where the append was not
-- written. The written events have the positions after `head`, in order of round and then of the arrays. `others` says
-- for each append that was not written, keyed by the index of its first event (from 1): `[actual version or null, null]`
-- for a conflict, `[version, position]` of its last event where the very same append stands already.
--
-- Total order: the lock is held until the commit is visible, so positions become visible in their order. Under read
-- committed each statement below sees what was committed before the lock was given; a snapshot older than the lock
-- would not do.
create function log.append(
  rounds int[], streams text[], expected int[], places int[], ids uuid[], types text[], schema_versions int[],
  data json, metadata json,
  out head bigint, out starts int[], out others jsonb
) language plpgsql as $$
declare
  last_round int := coalesce(rounds[cardinality(rounds)], -1);
  next_position bigint;
  written int;
  found_starts int[];
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs read committed' using errcode = 'invalid_transaction_state';
  end if;
  perform pg_advisory_xact_lock(7310579627811930473);
  head := coalesce((select max(e.position) from log.events e), -1);
  next_position := head + 1;

  for this_round in 0..last_round loop
    insert into log.events (position, stream, version, id, type, schema_version, data, metadata)
    select next_position - 1 + row_number() over (order by p.ord),
      p.stream, s.actual + 1 + p.place, p.id, p.type, p.schema_version, p.data, p.metadata
    from rows from (
      unnest(rounds), unnest(streams), unnest(expected), unnest(places), unnest(ids), unnest(types),
      unnest(schema_versions), json_array_elements(data), json_array_elements(metadata)
    ) with ordinality as p (round, stream, expected, place, id, type, schema_version, data, metadata, ord)
    cross join lateral (
      select coalesce((select max(e.version) from log.events e where e.stream = p.stream), -1) as actual
      offset 0 -- looked up once, not wherever it is used
    ) s
    where p.round = this_round and (
      p.expected = s.actual
      or (p.expected = -2 and not exists (
        select from log.events e where e.id = ids[p.ord - p.place] and e.stream = p.stream
      ))
    );
    get diagnostics written = row_count;

    if last_round = 0 and written = cardinality(expected) and not -2 = any(expected) then
      -- The ordinary case: every stream was as expected.
      starts := expected;
    else
      select array_agg(case when p.round = this_round then e.version - 1 - p.place else starts[p.ord] end order by p.ord)
      into found_starts
      from rows from (unnest(rounds), unnest(streams), unnest(places), unnest(ids)) with ordinality
        as p (round, stream, place, id, ord)
      left join log.events e
        on p.round = this_round and e.id = p.id and e.stream = p.stream and e.position >= next_position;
      starts := found_starts;
      if written < (select count(*) from unnest(rounds) r where r = this_round) then
        others := coalesce(others, '{}') || log.unwritten(this_round, rounds, starts, streams, expected, places, ids);
      end if;
    end if;
    next_position := next_position + written;
  end loop;

  if next_position > head + 1 then
    -- Only a wake-up, with how far the log reaches now.
    perform pg_notify('log_appended', (next_position - 1)::text);
  end if;
end $$;

-- Why appends of a round were not written, as `others` of log.append, while later rounds have changed nothing yet.
create function log.unwritten(
  this_round int, rounds int[], starts int[], streams text[], expected int[], places int[], ids uuid[]
) returns jsonb language sql as $$
  with proposed as (
    select p.*, p.ord - p.place as first
    from rows from (
      unnest(rounds), unnest(starts), unnest(streams), unnest(expected), unnest(places), unnest(ids)
    ) with ordinality as p (round, start, stream, expected, place, id, ord)
    where p.round = this_round and p.start is null
  ), unwritten as (
    select p.ord as first, p.stream,
      case p.expected
        when -2 then (select e.version from log.events e where e.id = p.id and e.stream = p.stream)
        else p.expected + 1
      end as from_version,
      (select count(*) from proposed o where o.first = p.ord) as size
    from proposed p
    where p.place = 0
  ), answered as (
    select u.first, u.stream, u.size, s.version, s.position, s.same
    from unwritten u
    cross join lateral (
      select max(e.version) as version, max(e.position) as position, count(*) as same
      from log.events e join proposed p on p.first = u.first and p.id = e.id and e.version = u.from_version + p.place
      where e.stream = u.stream
    ) s
  )
  select jsonb_object_agg(a.first,
    case when a.same = a.size then jsonb_build_array(a.version, a.position::text)
      else jsonb_build_array((select max(e.version) from log.events e where e.stream = a.stream), null) end)
  from answered a
$$;
