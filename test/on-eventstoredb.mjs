/** Services that the tests start keep their log in EventStoreDB, for which the protocol double stands in. */
process.env['TEST_LOG_ENGINE'] = 'eventstoredb';
