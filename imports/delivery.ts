/* Made by "npm run imports" from github.com/argoproj/argo-cd/v3 v3.3.0, github.com/fluxcd/kustomize-controller v1.9.6, github.com/fluxcd/source-controller v1.9.3. Not edited by hand. */

/** Group, version and kind of each custom resource. */
export const customResources = {
  Application: { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' },
  Kustomization: { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization' },
  GitRepository: { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository' },
} as const;

/** The spec of each custom resource. */
export interface CustomResourceSpecs {
  readonly Application: ApplicationSpec;
  readonly Kustomization: KustomizationSpec;
  readonly GitRepository: GitRepositorySpec;
}

export interface ApplicationSpecDestination {
  readonly name?: string;
  readonly namespace?: string;
  readonly server?: string;
}

export interface ApplicationSpecIgnoreDifferences {
  readonly group?: string;
  readonly jqPathExpressions?: ReadonlyArray<string>;
  readonly jsonPointers?: ReadonlyArray<string>;
  readonly kind: string;
  readonly managedFieldsManagers?: ReadonlyArray<string>;
  readonly name?: string;
  readonly namespace?: string;
}

export interface ApplicationSpecInfo {
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceDirectoryJsonnetExtVars {
  readonly code?: boolean;
  readonly name: string;
  readonly value: string;
}

export interface ApplicationSpecSourceDirectoryJsonnet {
  readonly extVars?: ReadonlyArray<ApplicationSpecSourceDirectoryJsonnetExtVars>;
  readonly libs?: ReadonlyArray<string>;
  readonly tlas?: ReadonlyArray<ApplicationSpecSourceDirectoryJsonnetExtVars>;
}

export interface ApplicationSpecSourceDirectory {
  readonly exclude?: string;
  readonly include?: string;
  readonly jsonnet?: ApplicationSpecSourceDirectoryJsonnet;
  readonly recurse?: boolean;
}

export interface ApplicationSpecSourceHelmFileParameters {
  readonly name?: string;
  readonly path?: string;
}

export interface ApplicationSpecSourceHelmParameters {
  readonly forceString?: boolean;
  readonly name?: string;
  readonly value?: string;
}

export interface ApplicationSpecSourceHelm {
  readonly apiVersions?: ReadonlyArray<string>;
  readonly fileParameters?: ReadonlyArray<ApplicationSpecSourceHelmFileParameters>;
  readonly ignoreMissingValueFiles?: boolean;
  readonly kubeVersion?: string;
  readonly namespace?: string;
  readonly parameters?: ReadonlyArray<ApplicationSpecSourceHelmParameters>;
  readonly passCredentials?: boolean;
  readonly releaseName?: string;
  readonly skipCrds?: boolean;
  readonly skipSchemaValidation?: boolean;
  readonly skipTests?: boolean;
  readonly valueFiles?: ReadonlyArray<string>;
  readonly values?: string;
  readonly valuesObject?: Readonly<Record<string, unknown>>;
  readonly version?: string;
}

export interface ApplicationSpecSourceKustomizePatchesTarget {
  readonly annotationSelector?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly labelSelector?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly version?: string;
}

export interface ApplicationSpecSourceKustomizePatches {
  readonly options?: Readonly<Record<string, boolean>>;
  readonly patch?: string;
  readonly path?: string;
  readonly target?: ApplicationSpecSourceKustomizePatchesTarget;
}

export interface ApplicationSpecSourceKustomizeReplicas {
  readonly count: number | string;
  readonly name: string;
}

export interface ApplicationSpecSourceKustomize {
  readonly apiVersions?: ReadonlyArray<string>;
  readonly commonAnnotations?: Readonly<Record<string, string>>;
  readonly commonAnnotationsEnvsubst?: boolean;
  readonly commonLabels?: Readonly<Record<string, string>>;
  readonly components?: ReadonlyArray<string>;
  readonly forceCommonAnnotations?: boolean;
  readonly forceCommonLabels?: boolean;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: ReadonlyArray<string>;
  readonly kubeVersion?: string;
  readonly labelIncludeTemplates?: boolean;
  readonly labelWithoutSelector?: boolean;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly namespace?: string;
  readonly patches?: ReadonlyArray<ApplicationSpecSourceKustomizePatches>;
  readonly replicas?: ReadonlyArray<ApplicationSpecSourceKustomizeReplicas>;
  readonly version?: string;
}

export interface ApplicationSpecSourcePluginParameters {
  readonly array?: ReadonlyArray<string>;
  readonly map?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly string?: string;
}

export interface ApplicationSpecSourcePlugin {
  readonly env?: ReadonlyArray<ApplicationSpecInfo>;
  readonly name?: string;
  readonly parameters?: ReadonlyArray<ApplicationSpecSourcePluginParameters>;
}

export interface ApplicationSpecSource {
  readonly chart?: string;
  readonly directory?: ApplicationSpecSourceDirectory;
  readonly helm?: ApplicationSpecSourceHelm;
  readonly kustomize?: ApplicationSpecSourceKustomize;
  readonly name?: string;
  readonly path?: string;
  readonly plugin?: ApplicationSpecSourcePlugin;
  readonly ref?: string;
  readonly repoURL: string;
  readonly targetRevision?: string;
}

export interface ApplicationSpecSourceHydratorDrySource {
  readonly directory?: ApplicationSpecSourceDirectory;
  readonly helm?: ApplicationSpecSourceHelm;
  readonly kustomize?: ApplicationSpecSourceKustomize;
  readonly path: string;
  readonly plugin?: ApplicationSpecSourcePlugin;
  readonly repoURL: string;
  readonly targetRevision: string;
}

export interface ApplicationSpecSourceHydratorHydrateTo {
  readonly targetBranch: string;
}

export interface ApplicationSpecSourceHydratorSyncSource {
  readonly path: string;
  readonly targetBranch: string;
}

export interface ApplicationSpecSourceHydrator {
  readonly drySource: ApplicationSpecSourceHydratorDrySource;
  readonly hydrateTo?: ApplicationSpecSourceHydratorHydrateTo;
  readonly syncSource: ApplicationSpecSourceHydratorSyncSource;
}

export interface ApplicationSpecSyncPolicyAutomated {
  readonly allowEmpty?: boolean;
  readonly enabled?: boolean;
  readonly prune?: boolean;
  readonly selfHeal?: boolean;
}

export interface ApplicationSpecSyncPolicyManagedNamespaceMetadata {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface ApplicationSpecSyncPolicyRetryBackoff {
  readonly duration?: string;
  readonly factor?: number;
  readonly maxDuration?: string;
}

export interface ApplicationSpecSyncPolicyRetry {
  readonly backoff?: ApplicationSpecSyncPolicyRetryBackoff;
  readonly limit?: number;
  readonly refresh?: boolean;
}

export interface ApplicationSpecSyncPolicy {
  readonly automated?: ApplicationSpecSyncPolicyAutomated;
  readonly managedNamespaceMetadata?: ApplicationSpecSyncPolicyManagedNamespaceMetadata;
  readonly retry?: ApplicationSpecSyncPolicyRetry;
  readonly syncOptions?: ReadonlyArray<string>;
}

export interface ApplicationSpec {
  readonly destination: ApplicationSpecDestination;
  readonly ignoreDifferences?: ReadonlyArray<ApplicationSpecIgnoreDifferences>;
  readonly info?: ReadonlyArray<ApplicationSpecInfo>;
  readonly project: string;
  readonly revisionHistoryLimit?: number;
  readonly source?: ApplicationSpecSource;
  readonly sourceHydrator?: ApplicationSpecSourceHydrator;
  readonly sources?: ReadonlyArray<ApplicationSpecSource>;
  readonly syncPolicy?: ApplicationSpecSyncPolicy;
}

export interface KustomizationSpecDecryptionSecretRef {
  readonly name: string;
}

export interface KustomizationSpecDecryption {
  readonly provider: "sops";
  readonly secretRef?: KustomizationSpecDecryptionSecretRef;
  readonly serviceAccountName?: string;
}

export interface KustomizationSpecDependsOn {
  readonly name: string;
  readonly namespace?: string;
  readonly readyExpr?: string;
}

export interface KustomizationSpecHealthCheckExprs {
  readonly apiVersion: string;
  readonly current: string;
  readonly failed?: string;
  readonly inProgress?: string;
  readonly kind?: string;
}

export interface KustomizationSpecHealthChecks {
  readonly apiVersion?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface KustomizationSpecIgnore {
  readonly paths: ReadonlyArray<string>;
  readonly target?: ApplicationSpecSourceKustomizePatchesTarget;
}

export interface KustomizationSpecImages {
  readonly digest?: string;
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
}

export interface KustomizationSpecKubeConfigSecretRef {
  readonly key?: string;
  readonly name: string;
}

export interface KustomizationSpecKubeConfig {
  readonly configMapRef?: KustomizationSpecDecryptionSecretRef;
  readonly secretRef?: KustomizationSpecKubeConfigSecretRef;
}

export interface KustomizationSpecPatches {
  readonly patch: string;
  readonly target?: ApplicationSpecSourceKustomizePatchesTarget;
}

export interface KustomizationSpecPostBuildSubstituteFrom {
  readonly kind: "Secret" | "ConfigMap";
  readonly name: string;
  readonly optional?: boolean;
}

export interface KustomizationSpecPostBuild {
  readonly substitute?: Readonly<Record<string, string>>;
  readonly substituteFrom?: ReadonlyArray<KustomizationSpecPostBuildSubstituteFrom>;
  readonly substituteStrategy?: "WithVariables" | "Always";
}

export interface KustomizationSpecSourceRef {
  readonly apiVersion?: string;
  readonly kind: "OCIRepository" | "GitRepository" | "Bucket" | "ExternalArtifact";
  readonly name: string;
  readonly namespace?: string;
}

export interface KustomizationSpec {
  readonly buildMetadata?: ReadonlyArray<"originAnnotations" | "transformerAnnotations">;
  readonly commonMetadata?: ApplicationSpecSyncPolicyManagedNamespaceMetadata;
  readonly components?: ReadonlyArray<string>;
  readonly decryption?: KustomizationSpecDecryption;
  readonly deletionPolicy?: "MirrorPrune" | "Delete" | "WaitForTermination" | "Orphan";
  readonly dependsOn?: ReadonlyArray<KustomizationSpecDependsOn>;
  readonly force?: boolean;
  readonly healthCheckExprs?: ReadonlyArray<KustomizationSpecHealthCheckExprs>;
  readonly healthChecks?: ReadonlyArray<KustomizationSpecHealthChecks>;
  readonly ignore?: ReadonlyArray<KustomizationSpecIgnore>;
  readonly ignoreMissingComponents?: boolean;
  readonly images?: ReadonlyArray<KustomizationSpecImages>;
  readonly interval: string;
  readonly kubeConfig?: KustomizationSpecKubeConfig;
  readonly namePrefix?: string;
  readonly nameSuffix?: string;
  readonly patches?: ReadonlyArray<KustomizationSpecPatches>;
  readonly path?: string;
  readonly postBuild?: KustomizationSpecPostBuild;
  readonly prune: boolean;
  readonly retryInterval?: string;
  readonly serviceAccountName?: string;
  readonly sourceRef: KustomizationSpecSourceRef;
  readonly suspend?: boolean;
  readonly targetNamespace?: string;
  readonly timeout?: string;
  readonly wait?: boolean;
}

export interface GitRepositorySpecInclude {
  readonly fromPath?: string;
  readonly repository: KustomizationSpecDecryptionSecretRef;
  readonly toPath?: string;
}

export interface GitRepositorySpecRef {
  readonly branch?: string;
  readonly commit?: string;
  readonly name?: string;
  readonly semver?: string;
  readonly tag?: string;
}

export interface GitRepositorySpecVerify {
  readonly mode?: "head" | "HEAD" | "Tag" | "TagAndHEAD";
  readonly secretRef: KustomizationSpecDecryptionSecretRef;
}

export interface GitRepositorySpec {
  readonly ignore?: string;
  readonly include?: ReadonlyArray<GitRepositorySpecInclude>;
  readonly interval: string;
  readonly provider?: "generic" | "aws" | "azure" | "github";
  readonly proxySecretRef?: KustomizationSpecDecryptionSecretRef;
  readonly recurseSubmodules?: boolean;
  readonly ref?: GitRepositorySpecRef;
  readonly secretRef?: KustomizationSpecDecryptionSecretRef;
  readonly serviceAccountName?: string;
  readonly sparseCheckout?: ReadonlyArray<string>;
  readonly suspend?: boolean;
  readonly timeout?: string;
  readonly url: string;
  readonly verify?: GitRepositorySpecVerify;
}
