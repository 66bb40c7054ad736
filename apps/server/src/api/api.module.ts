import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { type Pool } from 'pg';
import { BusesModule, DATABASE_POOL } from '#platform';
import { AccessLog } from '#privacy';
import { CitizenStreams } from './access/citizen-streams.js';
import { ListReach } from './access/list-reach.js';
import { Reach } from './access/reach.js';
import { AdvisoriesController } from './advisories/advisories.controller.js';
import { FindDeliveryLogHandler } from './advisories/find-delivery-log.js';
import { AdvisoryHandlingController } from './advisories/handling.controller.js';
import { AgreementsController } from './agreements/agreements.controller.js';
import { FindAgreementsHandler } from './agreements/find-agreements.js';
import { PreviewAdvisoriesHandler } from './agreements/preview-advisories.js';
import { FindSigningSecretHandler } from './agreements/find-signing-secret.js';
import { VersionedInterceptor } from './answer/versioned.interceptor.js';
import { CitizenRegistration } from './citizens/citizen-registration.js';
import { CitizensController } from './citizens/citizens.controller.js';
import { CprChange } from './citizens/cpr-change.js';
import { IdentifierHandler, RegistrationHandler } from './citizens/decide-on-registration.js';
import { CitizenDetailsController } from './citizens/details.controller.js';
import { FindCitizenHandler } from './citizens/find-citizen.js';
import { TakenIdentifiers } from './citizens/taken-identifiers.js';
import { AdvisoryHandler } from './commands/decide-on-advisory.js';
import { AgreementHandler } from './commands/decide-on-agreement.js';
import { DelegationHandler } from './commands/decide-on-delegation.js';
import { FollowUpHandler } from './commands/decide-on-follow-up.js';
import { PathwayHandler } from './commands/decide-on-pathway.js';
import { PolicyHandler } from './commands/decide-on-policy.js';
import { Recorder } from './commands/recorder.js';
import { ViewWait } from './commands/view-wait.js';
import { DelegationsController } from './delegations/delegations.controller.js';
import { deviationControllers, deviationHandlers, deviationProviders } from './deviations/deviations.parts.js';
import { FactLists } from './facts/fact-lists.js';
import { FactsController } from './facts/facts.controller.js';
import { FindFactsHandler } from './facts/find-facts.js';
import { FollowUpsController } from './follow-ups/follow-ups.controller.js';
import { FollowUpHandlingController } from './follow-ups/handling.controller.js';
import { inboxControllers, inboxHandlers, inboxProviders } from './inbox/inbox.parts.js';
import { FindAdvisoriesHandler, FindAdvisoryHandler, FindTasksHandler } from './lists/find-rows.js';
import { ListingInterceptor } from './lists/listing.interceptor.js';
import { FindNoticeHandler } from './notice/find-notice.js';
import { NoticeController } from './notice/notice.controller.js';
import { AdmissionsController } from './pathways/admissions/admissions.controller.js';
import { CaseController } from './pathways/case/case.controller.js';
import { InquiriesController } from './pathways/case/inquiries.controller.js';
import { MeetingsController } from './pathways/meetings/meetings.controller.js';
import { ArrangementsController } from './pathways/consents/arrangements.controller.js';
import { ConsentsController } from './pathways/consents/consents.controller.js';
import { CorrectionsController } from './pathways/corrections/corrections.controller.js';
import { CarryingOver } from './pathways/identity/carrying-over.js';
import { GuestsController } from './pathways/identity/guests.controller.js';
import { Identification } from './pathways/identity/identification.js';
import { MergesController } from './pathways/identity/merges.controller.js';
import { KlippekortController } from './pathways/klippekort/klippekort.controller.js';
import { PeopleController } from './pathways/people/people.controller.js';
import { PartnerInboxController } from './partner-inbox/partner-inbox.controller.js';
import { ReadAdvisoryHandler } from './partner-inbox/read-advisory.js';
import { LookAtPathwayHandler } from './pathways/reading/look-at-pathway.js';
import { ReadingController } from './pathways/reading/reading.controller.js';
import { ResponsibilityController } from './pathways/responsibility/responsibility.controller.js';
import { ServiceCourseController } from './pathways/services/course.controller.js';
import { ServicesController } from './pathways/services/services.controller.js';
import { VisitationsController } from './pathways/services/visitations.controller.js';
import { StayCourseController } from './pathways/stays/course.controller.js';
import { PlaceRequestsController } from './pathways/stays/place-requests.controller.js';
import { StaysController } from './pathways/stays/stays.controller.js';
import { PlannedTransitionsController } from './pathways/transitions/planned-transitions.controller.js';
import { TransitionsController } from './pathways/transitions/transitions.controller.js';
import { FindPlacementsHandler } from './placements/find-placements.js';
import { PlacementsController } from './placements/placements.controller.js';
import { FindPolicyHandler } from './policies/find-policy.js';
import { PoliciesController } from './policies/policies.controller.js';
import { FindFigureHandler } from './statistics/find-figure.js';
import { StatisticsController } from './statistics/statistics.controller.js';
import { AskingPipe } from './request/asking-of.js';
import { tilbudControllers, tilbudHandlers, tilbudProviders } from './tilbud/tilbud.parts.js';

const handlers = [
  PathwayHandler,
  AgreementHandler,
  DelegationHandler,
  AdvisoryHandler,
  FollowUpHandler,
  PolicyHandler,
  FindPolicyHandler,
  RegistrationHandler,
  IdentifierHandler,
  FindCitizenHandler,
  LookAtPathwayHandler,
  FindPlacementsHandler,
  FindAdvisoriesHandler,
  FindAdvisoryHandler,
  FindDeliveryLogHandler,
  ReadAdvisoryHandler,
  FindTasksHandler,
  FindFactsHandler,
  FindAgreementsHandler,
  PreviewAdvisoriesHandler,
  FindSigningSecretHandler,
  FindFigureHandler,
  FindNoticeHandler,
  ...tilbudHandlers,
  ...deviationHandlers,
  ...inboxHandlers,
];

/** The JSON API. */
@Module({
  imports: [BusesModule],
  controllers: [
    CitizensController,
    CitizenDetailsController,
    ReadingController,
    CaseController,
    InquiriesController,
    CorrectionsController,
    GuestsController,
    MergesController,
    PeopleController,
    ResponsibilityController,
    VisitationsController,
    ServicesController,
    ServiceCourseController,
    StaysController,
    StayCourseController,
    PlaceRequestsController,
    PlannedTransitionsController,
    TransitionsController,
    AdmissionsController,
    KlippekortController,
    ConsentsController,
    ArrangementsController,
    MeetingsController,
    PlacementsController,
    ...tilbudControllers,
    ...deviationControllers,
    ...inboxControllers,
    AgreementsController,
    DelegationsController,
    AdvisoriesController,
    AdvisoryHandlingController,
    PartnerInboxController,
    FactsController,
    FollowUpsController,
    StatisticsController,
    NoticeController,
    FollowUpHandlingController,
    PoliciesController,
  ],
  providers: [
    ...handlers,
    AskingPipe,
    Recorder,
    ViewWait,
    CarryingOver,
    CitizenRegistration,
    CprChange,
    ...tilbudProviders,
    ...deviationProviders,
    ...inboxProviders,
    CitizenStreams,
    ListReach,
    FactLists,
    Reach,
    TakenIdentifiers,
    Identification,
    { provide: AccessLog, inject: [DATABASE_POOL], useFactory: (pool: Pool) => new AccessLog(pool) },
    // The first is the outermost: it sees what others have made of an answer.
    { provide: APP_INTERCEPTOR, useClass: ListingInterceptor },
    { provide: APP_INTERCEPTOR, useClass: VersionedInterceptor },
  ],
  exports: [Recorder, Reach],
})
export class ApiModule {}
