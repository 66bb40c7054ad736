import { type ServerState } from './server-state.js';
import { features, gossip, shared, type featureMessages, type gossipMessages, type grpcModule, type sharedMessages } from './protocol.js';

type Handler<Answer> = (call: grpcModule.ServerUnaryCall<sharedMessages.Empty, Answer>, answer: grpcModule.sendUnaryData<Answer>) => void;

const STREAMS = 'event_store.client.streams.streams';

/** `ServerFeatures.GetSupportedMethods`: what the client may use, in the version that the double is modelled on. */
export function featuresHandler(state: ServerState): Handler<featureMessages.SupportedMethods> {
  return (_call, answer) => {
    state.calls.features += 1;
    if (state.faults.deaf) return;
    const methods = ['append', 'read', ...(state.faults.batchAppend ? ['batchappend'] : [])];
    const supported = methods.map((name) => new features.SupportedMethod().setServiceName(STREAMS).setMethodName(name));
    answer(null, new features.SupportedMethods().setEventStoreServerVersion('23.10.0').setMethodsList(supported));
  };
}

/** `Gossip.Read`: a cluster of one, which leads. */
export function gossipHandler(state: ServerState): Handler<gossipMessages.ClusterInfo> {
  return (_call, answer) => {
    state.calls.gossip += 1;
    if (state.faults.deaf) return;
    const member = new gossip.MemberInfo()
      .setInstanceId(new shared.UUID().setString('5f1f8d4e-0000-4000-8000-000000000001'))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(state.port));
    answer(null, new gossip.ClusterInfo().setMembersList([member]));
  };
}
