import { proposedRecord } from './append.js';
import { type Expectation, type ProposedRecord } from './records.js';
import { Any, Empty, rpcStatus, shared, streams, type BatchAppendCall, type streamMessages } from './protocol.js';
import { type ServerState } from './server-state.js';

interface Batch {
  readonly options: streamMessages.BatchAppendReq.Options;
  readonly events: ProposedRecord[];
}

/** `Streams.BatchAppend`: many appends over one call, each in one or more requests, answered by correlation id. */
export function batchAppendHandler(state: ServerState) {
  return (call: BatchAppendCall): void => {
    const batches = new Map<string, Batch>();
    call.on('data', (request: streamMessages.BatchAppendReq) => {
      const correlation = request.getCorrelationId()!.getString();
      const options = request.getOptions();
      if (options) batches.set(correlation, { options, events: [] });
      const batch = batches.get(correlation);
      batch?.events.push(...request.getProposedMessagesList().map(proposedRecord));
      if (!batch || !request.getIsFinal()) return;
      batches.delete(correlation);
      state.calls.batchAppend += 1;
      state.later(() => {
        const answer = answerOf(state, batch);
        if (!answer) return;
        call.write(answer.setCorrelationId(request.getCorrelationId()).setStreamIdentifier(batch.options.getStreamIdentifier()));
      });
    });
    call.on('error', () => undefined);
    call.on('end', () => call.end());
  };
}

function answerOf(state: ServerState, { options, events }: Batch): streamMessages.BatchAppendResp | undefined {
  if (state.faults.deaf || state.take('silentAppends')) return undefined;
  const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  const commit = state.append(stream, expectationOf(options), events);
  if (!commit.written) return new streams.BatchAppendResp().setError(wrongVersion(options, commit.current));
  if (state.take('unansweredAppends')) return undefined;
  const position = new shared.AllStreamPosition();
  position.setCommitPosition(String(commit.position)).setPreparePosition(String(commit.position));
  const success = new streams.BatchAppendResp.Success();
  return new streams.BatchAppendResp().setSuccess(success.setCurrentRevision(String(commit.revision)).setPosition(position));
}

function expectationOf(options: streamMessages.BatchAppendReq.Options): Expectation {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : Number(options.getStreamPosition());
}

function wrongVersion(options: streamMessages.BatchAppendReq.Options, current: number) {
  const wrong = new shared.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new Empty());
  else wrong.setCurrentStreamRevision(String(current));
  if (options.hasAny()) wrong.setExpectedAny(new Empty());
  else if (options.hasNoStream()) wrong.setExpectedNoStream(new Empty());
  else if (options.hasStreamExists()) wrong.setExpectedStreamExists(new Empty());
  else wrong.setExpectedStreamPosition(options.getStreamPosition());
  const details = new Any();
  details.pack(wrong.serializeBinary(), 'event_store.client.WrongExpectedVersion');
  return new rpcStatus.Status().setMessage('WrongExpectedVersion').setDetails(details);
}
