/**
 * What a tilbud is, in the words of the trade's common language (FFB, code system `urn:oid:1.2.208.176.2.22`), each with its
 * code there.
 */
export const tilbudKinds = {
  'socialt-akuttilbud': '5ea75f09-8eec-4edc-aafd-a330a523c33e',
  'midlertidigt-botilbud': '25de7444-3919-4dab-b844-8cec6c15f30e',
  'laengerevarende-botilbud': '498fe92c-d7f7-41cd-9404-5b38fe113be0',
  'botilbudslignende-tilbud': 'd23e3e8a-7fcf-4603-9d75-481b6e47e0eb',
  'mobilt-tilbud': 'd90f4da6-f87a-43b5-833f-646b4baf16d6',
} as const;
export type TilbudKind = keyof typeof tilbudKinds;
export const tilbudKindWords = Object.keys(tilbudKinds) as readonly TilbudKind[];

/** What a place is for: a stay under a visitation, an akutplads, or an assessment stay (udredning). */
export const placeKinds = ['ordinary', 'akutplads', 'assessment'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What a place may have, and a citizen may need. */
export const placeProperties = [
  'own-kitchen',
  'own-bath',
  'own-entrance',
  'ground-floor',
  'wheelchair',
  'lift',
  'quiet',
  'pets-allowed',
  'room-for-child',
  'night-staff',
] as const;
export type PlaceProperty = (typeof placeProperties)[number];
