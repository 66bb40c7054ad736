import Sequencer from '@jest/test-sequencer';

const suites = ['faults', 'acceptance-eventstoredb', 'acceptance', 'integration', 'unit'];

/** Begins with the suites whose files take longest, so that none of them is left over for the end with the other cores idle. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const usual = await super.sort(tests);
    const place = ({ context }) => suites.indexOf(context.config.displayName.name);
    return usual.toSorted((one, other) => place(one) - place(other));
  }
}
