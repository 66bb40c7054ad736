import { createRequire } from 'node:module';
import type * as grpcModule from '@grpc/grpc-js';
import type * as gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import type * as gossipServices from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type * as featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type * as featureServices from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type * as sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import type * as statusMessages from '@eventstore/db-client/generated/status_pb.js';
import type * as streamMessages from '@eventstore/db-client/generated/streams_pb.js';
import type * as streamServices from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type * as anyMessages from 'google-protobuf/google/protobuf/any_pb.js';
import type * as emptyMessages from 'google-protobuf/google/protobuf/empty_pb.js';

/**
 * The client package's own generated definitions and the gRPC library that they are bound to. Both are looked up from
 * the package, since it may bring a copy of its own of either.
 */
const fromProject = createRequire(import.meta.url);
const fromClient = createRequire(fromProject.resolve('@eventstore/db-client'));
const generated = (name: string): unknown => fromClient(`../generated/${name}.js`);

export const grpc = fromClient('@grpc/grpc-js') as typeof grpcModule;
export const shared = generated('shared_pb') as typeof sharedMessages;
export const streams = generated('streams_pb') as typeof streamMessages;
export const gossip = generated('gossip_pb') as typeof gossipMessages;
export const features = generated('serverfeatures_pb') as typeof featureMessages;
export const rpcStatus = generated('status_pb') as typeof statusMessages;
export const { Any } = fromClient('google-protobuf/google/protobuf/any_pb.js') as typeof anyMessages;
export const { Empty } = fromClient('google-protobuf/google/protobuf/empty_pb.js') as typeof emptyMessages;
export const { StreamsService } = generated('streams_grpc_pb') as typeof streamServices;
export const { ServerFeaturesService } = generated('serverfeatures_grpc_pb') as typeof featureServices;
export const { GossipService } = generated('gossip_grpc_pb') as typeof gossipServices;

export type ReadCall = grpcModule.ServerWritableStream<streamMessages.ReadReq, streamMessages.ReadResp>;
export type AppendCall = grpcModule.ServerReadableStream<streamMessages.AppendReq, streamMessages.AppendResp>;
export type AppendAnswer = grpcModule.sendUnaryData<streamMessages.AppendResp>;
export type BatchAppendCall = grpcModule.ServerDuplexStream<streamMessages.BatchAppendReq, streamMessages.BatchAppendResp>;
export type ReadOptions = streamMessages.ReadReq.Options;
export type { streamMessages, sharedMessages, statusMessages, gossipMessages, featureMessages, grpcModule };
