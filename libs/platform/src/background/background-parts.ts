import { type EventStore } from '#event-store';
import { type KeyedHashes } from '#privacy';
import { type CheckpointWaits, type CommandHandler, type EventCodec, type PolicyBook } from '#processing';
import { type Database } from '../database/open-database.js';
import { type HealthChecks } from '../health/health-checks.js';
import { type Platform } from '../platform.js';
import { type SigningSecrets } from '../privacy/signing-secrets.js';

/** What the background work stands on. */
export interface BackgroundParts {
  readonly given: Pick<Platform, 'configuration' | 'logger' | 'shutdown' | 'metrics' | 'clock' | 'ids'>;
  readonly database: Database;
  readonly store: EventStore;
  readonly commands: CommandHandler;
  readonly codec: EventCodec;
  readonly hashes: KeyedHashes;
  readonly policies: PolicyBook;
  readonly signingSecrets: SigningSecrets;
  readonly waits: CheckpointWaits;
  readonly health: HealthChecks;
}
