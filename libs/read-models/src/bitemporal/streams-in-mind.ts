import { type DomainEvent, type StreamName } from '#kernel';
import { type FollowedStream } from './followed-stream.js';

/** Followed streams, at most so many: those that were not seen for longest are let go. */
export class StreamsInMind<Event extends DomainEvent, State> {
  private readonly streams = new Map<StreamName, FollowedStream<Event, State>>();

  constructor(private readonly most: number) {}

  /** Gives a stream out of here; whoever takes it puts it back when all went well. */
  take(name: StreamName): FollowedStream<Event, State> | undefined {
    const stream = this.streams.get(name);
    this.streams.delete(name);
    return stream;
  }

  put(name: StreamName, stream: FollowedStream<Event, State>): void {
    this.streams.set(name, stream);
  }

  /** Lets go of those that are too many. */
  takeSurplus(): readonly FollowedStream<Event, State>[] {
    const surplus: FollowedStream<Event, State>[] = [];
    for (const [name, stream] of this.streams) {
      if (this.streams.size <= this.most) break;
      this.streams.delete(name);
      surplus.push(stream);
    }
    return surplus;
  }

  all(): Iterable<FollowedStream<Event, State>> {
    return this.streams.values();
  }
}
