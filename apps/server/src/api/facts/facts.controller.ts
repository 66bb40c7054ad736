import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allowed } from '#platform';
import { COORDINATOR, KLIPPEKORT, KNOWN_WORKER, MASSIVE_SUPPORT, NOTICE, PARTNER_MESSAGE, SERVICE, TRANSITION, VISITATION } from '#read-models';
import { type Listing } from '../lists/listing.js';
import { type Asking } from '../request/asking.js';
import { Ask } from '../request/asking-of.js';
import { Lists } from '../request/documented.js';
import {
  coordinatorItem,
  klippekortItem,
  knownWorkerItem,
  massiveSupportItem,
  noticeItem,
  partnerMessageItem,
  serviceItem,
  transitionItem,
  visitationItem,
} from './fact-items.js';
import { FactLists } from './fact-lists.js';
import { KlippekortRequest, NoticesRequest, PartnerMessagesRequest, ServicesRequest, TransitionsRequest, UnitFactsRequest, VisitationsRequest } from './facts.requests.js';

/** What goes on with whom: as of any date, as known at any instant. */
@ApiTags('lists')
@Controller('api')
@Allowed('myndighed', 'botilbud', 'bostoette', 'leder')
export class FactsController {
  constructor(private readonly lists: FactLists) {}

  /** Handovers under way. */
  @Get('transitions')
  @Lists(transitionItem)
  transitions(@Query() request: TransitionsRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofUnits(TRANSITION, request, asking);
  }

  /** What the region announces of citizens at hospitals. */
  @Get('notices')
  @Lists(noticeItem)
  notices(@Query() request: NoticesRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofCitizens(NOTICE, request, asking);
  }

  /** What partners wrote, by ids and codes; the text stands on the citizen’s timeline. */
  @Get('partner-messages')
  @Lists(partnerMessageItem)
  partnerMessages(@Query() request: PartnerMessagesRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofCitizens(PARTNER_MESSAGE, request, asking);
  }

  /** Decisions that grant something; those that wait for it to start, with `state=waiting`. */
  @Get('visitations')
  @Lists(visitationItem)
  visitations(@Query() request: VisitationsRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofCitizens(VISITATION, request, asking);
  }

  @Get('services')
  @Lists(serviceItem)
  services(@Query() request: ServicesRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofUnits(SERVICE, request, asking);
  }

  /** Support after a 24-hour stay, while it is massive. */
  @Get('massive-support')
  @Lists(massiveSupportItem)
  massiveSupport(@Query() request: UnitFactsRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofUnits(MASSIVE_SUPPORT, request, asking);
  }

  /** Cards that are valid. */
  @Get('klippekort')
  @Lists(klippekortItem)
  klippekort(@Query() request: KlippekortRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofCitizens(KLIPPEKORT, request, asking);
  }

  /** Who is the coordinator of whom. */
  @Get('coordinators')
  @Lists(coordinatorItem)
  coordinators(@Query() request: UnitFactsRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofUnits(COORDINATOR, request, asking);
  }

  /** Which staff members the citizens know. */
  @Get('known-workers')
  @Lists(knownWorkerItem)
  knownWorkers(@Query() request: UnitFactsRequest, @Ask() asking: Asking): Listing {
    return this.lists.ofUnits(KNOWN_WORKER, request, asking);
  }
}
