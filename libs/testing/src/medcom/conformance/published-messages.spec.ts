import { expect, it } from '@jest/globals';
import { describeWithMedcomData, publishedIds, publishedMessage } from '../published/medcom-data.js';
import { conformanceChecker, errorsIn, type Guide } from './index.js';

const guides: readonly (readonly [Guide, number])[] = [
  ['carecommunication-5.0.2', 8],
  ['acknowledgement-2.0.3', 4],
  ['hospitalnotification-3.0.2', 12],
];

describeWithMedcomData('the messages that MedCom publishes', () => {
  it.each(guides)('of %s, all %i of them, conform', (guide, count) => {
    const ids = publishedIds(guide);
    expect(ids).toHaveLength(count);
    for (const id of ids) expect({ id, errors: errorsIn(conformanceChecker(guide).check(publishedMessage(guide, id))) }).toEqual({ id, errors: [] });
  });

  it('leave nothing unchecked but which media types there are', () => {
    const unchecked = guides.flatMap(([guide]) =>
      publishedIds(guide).flatMap((id) => conformanceChecker(guide).check(publishedMessage(guide, id)).map(({ key, message }) => `${key}: ${message}`)),
    );
    expect(new Set(unchecked)).toEqual(new Set(['binding: what http://hl7.org/fhir/ValueSet/mimetypes|4.0.1 holds is not known here']));
  });
});
