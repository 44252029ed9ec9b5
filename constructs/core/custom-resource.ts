import { ApiObject } from 'cdk8s';
import { type CustomResourceSpecs, customResources } from '../../imports/monitoring.coreos.com';
import type { Component } from './component';
import type { Labels } from './labels';

/** A custom resource of the Prometheus Operator, with the spec its own definition asks for. */
export function customResource<Kind extends string & keyof CustomResourceSpecs>(
  component: Component,
  kind: Kind,
  metadata: { readonly name: string; readonly labels?: Labels; readonly annotations?: Labels },
  spec: CustomResourceSpecs[Kind],
): void {
  new ApiObject(component, `${kind}.${metadata.name}`, {
    ...customResources[kind],
    metadata: { ...metadata, namespace: component.site.namespace },
    spec,
  });
}
