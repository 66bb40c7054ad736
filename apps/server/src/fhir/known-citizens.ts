import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { MRG_1, type PathwayCommand, type PathwayEvent } from '#domain';
import { type Actor, isUuid, type MunicipalityCode, type Uuid } from '#kernel';
import { type CommandMeta, type Outcome } from '#processing';
import { Reach } from '../api/access/reach.js';
import { FindCitizen } from '../api/citizens/find-citizen.js';
import { DecideOnPathway } from '../api/commands/decide-on-pathway.js';

/** Somebody who is known here, and whose case it is. */
export interface KnownCitizen {
  readonly citizenId: Uuid;
  readonly municipality: MunicipalityCode;
}

/** A record can have become part of another, and that of a third; more often than this is a fault. */
const MOST_MERGES = 5;

/** The citizens whom messages are about. */
@Injectable()
export class KnownCitizens {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reach: Reach,
  ) {}

  /** Undefined for a stranger. Whoever a message was sent to: it is the municipality that has the case which is told. */
  async find(cpr: string, actor: Actor): Promise<KnownCitizen | undefined> {
    const citizenId = await this.queries.execute(new FindCitizen(actor, cpr));
    const municipality = citizenId === null ? undefined : await this.reach.acting(citizenId);
    return citizenId === null || municipality === undefined ? undefined : { citizenId, municipality };
  }

  /** Records on the citizen's pathway, or on the one that it has become part of. */
  async record(citizenId: Uuid, command: PathwayCommand, meta: CommandMeta): Promise<{ readonly citizenId: Uuid; readonly outcome: Outcome<PathwayEvent> }> {
    for (let [on, merges] = [citizenId, 0]; ; merges++) {
      const outcome = await this.commands.execute(new DecideOnPathway(on, command, { meta }));
      const into = outcome.status === 'refused' && outcome.refusal.rule === MRG_1.id ? outcome.refusal.facts['into'] : undefined;
      if (!isUuid(into) || merges >= MOST_MERGES) return { citizenId: on, outcome };
      on = into;
    }
  }
}
