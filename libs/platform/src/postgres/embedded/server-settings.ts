/**
 * The settings the server is started with; a caller's own come last.
 *
 * Nothing personal may reach the server's log. A statement, its parameters, the DETAIL line of an error ("Key (cpr)=(…)
 * already exists") and the message of an error ("invalid input syntax for type date: …") can all quote a value, so
 * messages of failed statements are not written at all: `log_min_messages = log` lets through what the server says about
 * itself and leaves out ERROR, which the client receives anyway.
 */
export function serverSettings(port: number, more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    password_encryption: 'scram-sha-256',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    ...more,
  };
}
