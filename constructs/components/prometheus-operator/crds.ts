import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Component, type Site } from '../../core/component';

const FOLDER = join(__dirname, '../../../imports/monitoring.coreos.com');

let definitions: ReadonlyMap<string, string> | undefined;

/** Read once a process: they are the same in every environment, and a good part of a tree. */
function vendored(): ReadonlyMap<string, string> {
  definitions ??= new Map(
    readdirSync(FOLDER)
      .sort()
      .map((file) => [file, readFileSync(join(FOLDER, file), 'utf8')]),
  );
  return definitions;
}

/** The definitions of the operator's custom resources, in a folder of their own: they come first and go last. */
export class PrometheusOperatorCrds extends Component {
  constructor(site: Site) {
    super(site, 'prometheus-operator-crds');
    this.definesGroups.push('monitoring.coreos.com');
    for (const [file, content] of vendored()) this.verbatim.set(file, content);
  }
}
