import { isGln, isSor } from '#kernel';
import { practitionerRoles } from '../codes/care-communication.js';
import { cprKind } from '../fhir/cpr.js';
import { line } from './line.js';
import { type RequestProblem } from './problems.js';
import { type CareCommunicationRequest, type CitizenFacts, type Correspondent, type SendingUnit } from './request.js';

const phone = /^\+?[0-9]{3,15}$/;

/** A request whose names are as a message can hold them, and what it lacks. */
export function tidied(request: CareCommunicationRequest): { readonly facts: CareCommunicationRequest; readonly problems: readonly RequestProblem[] } {
  const facts: CareCommunicationRequest = {
    ...request,
    from: tidySender(request.from),
    to: { ...request.to, name: line(request.to.name) },
    citizen: tidyCitizen(request.citizen),
  };
  return { facts, problems: problemsOf(facts) };
}

function tidySender(from: SendingUnit): SendingUnit {
  const { name, role, phone: number } = from.signature;
  return {
    ...from,
    name: line(from.name),
    signature: { name: line(name), phone: number, role: 'text' in role ? { text: line(role.text) } : role },
  };
}

function tidyCitizen({ cpr, familyName, givenName, address }: CitizenFacts): CitizenFacts {
  const given = line(givenName ?? '');
  const at = line(address ?? '');
  return { cpr, familyName: line(familyName), ...(given && { givenName: given }), ...(at && { address: at }) };
}

function problemsOf({ from, to, citizen, episode }: CareCommunicationRequest): readonly RequestProblem[] {
  const cpr = cprKind(citizen.cpr);
  const { name, role, phone: number } = from.signature;
  const lacks: Readonly<Record<RequestProblem, boolean>> = {
    'cpr-replacement': cpr === 'replacement',
    'cpr-invalid': cpr === 'invalid',
    'citizen-unnamed': citizen.familyName === '',
    ...ofParty('sender', from),
    ...ofParty('receiver', to),
    'signature-name': name === '',
    'signature-role': 'text' in role ? role.text === '' : !Object.hasOwn(practitionerRoles, role.code),
    'signature-phone': !phone.test(number),
    'episode-unidentified': episode?.identifier.value.trim() === '',
  };
  return (Object.keys(lacks) as RequestProblem[]).filter((problem) => lacks[problem]);
}

function ofParty<const End extends 'sender' | 'receiver'>(end: End, { name, sor, gln }: Correspondent): Record<`${End}-${'unnamed' | 'sor' | 'gln'}`, boolean> {
  return { [`${end}-unnamed`]: name === '', [`${end}-sor`]: !isSor(sor), [`${end}-gln`]: !isGln(gln) } as Record<`${End}-${'unnamed' | 'sor' | 'gln'}`, boolean>;
}
