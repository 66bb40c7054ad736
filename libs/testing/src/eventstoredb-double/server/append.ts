import { type Expectation, type ProposedRecord } from './records.js';
import { grpc, shared, streams, type AppendAnswer, type AppendCall, type streamMessages } from './protocol.js';
import { failure, type ServerState } from './server-state.js';

/** `Streams.Append`: options first, then the events one by one, then one answer. */
export function appendHandler(state: ServerState) {
  return (call: AppendCall, answer: AppendAnswer): void => {
    state.calls.append += 1;
    let options: streamMessages.AppendReq.Options | undefined;
    const events: ProposedRecord[] = [];
    call.on('data', (request: streamMessages.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message) events.push(proposedRecord(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      const chosen = options;
      if (chosen && !state.faults.deaf) state.later(() => answerAppend(state, chosen, events, answer));
    });
  };
}

function answerAppend(state: ServerState, options: streamMessages.AppendReq.Options, events: readonly ProposedRecord[], answer: AppendAnswer): void {
  const refusal = state.refusal();
  if (refusal) return answer(refusal);
  if (state.take('silentAppends')) return;
  if (state.take('failedAppends')) return answer(failure(grpc.status.UNKNOWN, 'Unexpected OperationResult: 99'));
  const stream = Buffer.from(options.getStreamIdentifier()!.getStreamName_asU8()).toString('utf8');
  const commit = state.append(stream, expectationOf(options), events);
  if (!commit.written) return answer(null, wrongVersion(options, commit.current));
  if (state.take('unansweredAppends')) return;
  if (state.take('brokenAppends')) return answer(failure(grpc.status.UNAVAILABLE, 'Connection dropped'));
  const success = new streams.AppendResp.Success();
  success.setCurrentRevision(String(commit.revision));
  if (state.take('appendsWithoutPosition')) {
    success.setNoPosition(new shared.Empty());
  } else {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(commit.position)).setPreparePosition(String(commit.position));
    success.setPosition(position);
  }
  answer(null, new streams.AppendResp().setSuccess(success));
}

function expectationOf(options: streamMessages.AppendReq.Options): Expectation {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : Number(options.getRevision());
}

function wrongVersion(options: streamMessages.AppendReq.Options, current: number): streamMessages.AppendResp {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty()).setNoStream2060(new shared.Empty());
  else wrong.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (options.hasAny()) wrong.setExpectedAny(new shared.Empty());
  else if (options.hasNoStream()) wrong.setExpectedNoStream(new shared.Empty());
  else if (options.hasStreamExists()) wrong.setExpectedStreamExists(new shared.Empty());
  else wrong.setExpectedRevision(options.getRevision());
  return new streams.AppendResp().setWrongExpectedVersion(wrong);
}

/** The part that the messages of `Append` and `BatchAppend` have in common. */
export function proposedRecord(message: streamMessages.AppendReq.ProposedMessage | streamMessages.BatchAppendReq.ProposedMessage): ProposedRecord {
  const metadata = message.getMetadataMap();
  return {
    id: message.getId()!.getString(),
    type: metadata.get('type')!,
    contentType: metadata.get('content-type')!,
    data: new Uint8Array(message.getData_asU8()),
    metadata: new Uint8Array(message.getCustomMetadata_asU8()),
  };
}
