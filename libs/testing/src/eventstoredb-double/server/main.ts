import { type Ask, type Commands, type FromServer } from '../faults.js';
import { appendHandler } from './append.js';
import { batchAppendHandler } from './batch-append.js';
import { featuresHandler, gossipHandler } from './cluster.js';
import { TransactionLog } from './log.js';
import { GossipService, grpc, ServerFeaturesService, StreamsService } from './protocol.js';
import { readHandler } from './read.js';
import { ServerState } from './server-state.js';
import { writeFirstEvents, writeStatistics } from './system-events.js';

// The process of the double: `main.js LOG-FILE PORT`, forked with a channel to its parent, and gone when that is.
const [, , file = '', port = '0'] = process.argv;
const state = new ServerState(new TransactionLog(file));
if (state.log.records.length === 0) writeFirstEvents(state.log);

const server = new grpc.Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
server.addService(StreamsService, {
  read: readHandler(state),
  append: appendHandler(state),
  batchAppend: batchAppendHandler(state),
});
server.addService(ServerFeaturesService, { getSupportedMethods: featuresHandler(state) });
server.addService(GossipService, { read: gossipHandler(state) });

const commands: { [Name in keyof Commands]: (ask: Commands[Name]['ask']) => Commands[Name]['answer'] } = {
  setFaults: (faults) => {
    state.faults = { ...state.faults, ...faults };
    return null;
  },
  calls: () => state.calls,
  log: () => state.log.records.map(({ id, stream, revision, position, type }) => ({ id, stream, revision, position: String(position), type })),
  forgetRecentIds: () => {
    state.log.recentIds.forget();
    return null;
  },
  writeSystemEvents: (count) => {
    writeStatistics(state.log, count);
    state.written.emit('written');
    return null;
  },
  subscriptions: () => state.subscriptions,
};

function tell(message: FromServer): void {
  process.send?.(message);
}

process.on('message', ({ number, command, ask }: Ask) => {
  tell({ number, answer: (commands[command] as (ask: unknown) => unknown)(ask) });
});
process.on('disconnect', () => process.exit(0));

server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, bound) => {
  if (error) throw error;
  state.port = bound;
  tell({ port: bound });
});
