-- Why nothing is done about a row that is due; empty where nothing stands in the way.
alter table delivery.leases add column because text;
