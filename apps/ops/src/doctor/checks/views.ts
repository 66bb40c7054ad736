import { dueView } from '#delivery';
import { type View, views } from '#read-models';
import { type Check } from '../check.js';
import { failed, type Finding, warning, well } from '../finding.js';

type Installed = Pick<View, 'name' | 'version'>;

/** Whether the views' tables come from this release. */
export const viewsCheck: Check = {
  name: 'views',
  needs: 'installation',
  async look({ pool }) {
    const { rows } = await pool.query<Installed>('select name, version from processing.views');
    return judgeViews([...views, dueView], rows);
  },
};

export function judgeViews(wanted: readonly Installed[], installed: readonly Installed[]): readonly Finding[] {
  const versions = new Map(installed.map(({ name, version }) => [name, version]));
  const findings = wanted.flatMap(({ name, version }) => {
    const found = versions.get(name);
    if (found === undefined) return [warning('has no tables yet: start the service, which makes them', name)];
    if (found === version) return [];
    return [failed(`its rows are those of version ${found}, and it stands still: npm run ops -- projections rebuild ${name}`, name)];
  });
  return findings.length > 0 ? findings : [well(`all ${wanted.length} come from this release`)];
}
