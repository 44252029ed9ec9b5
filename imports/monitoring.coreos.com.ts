/* Made by "npm run imports" from github.com/prometheus-operator/prometheus-operator v0.93.1. Not edited by hand. */

/** Group, version and kind of each custom resource. */
export const customResources = {
  AlertmanagerConfig: { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'AlertmanagerConfig' },
  Alertmanager: { apiVersion: 'monitoring.coreos.com/v1', kind: 'Alertmanager' },
  PodMonitor: { apiVersion: 'monitoring.coreos.com/v1', kind: 'PodMonitor' },
  Probe: { apiVersion: 'monitoring.coreos.com/v1', kind: 'Probe' },
  PrometheusAgent: { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'PrometheusAgent' },
  Prometheus: { apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus' },
  PrometheusRule: { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' },
  ScrapeConfig: { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig' },
  ServiceMonitor: { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' },
  ThanosRuler: { apiVersion: 'monitoring.coreos.com/v1', kind: 'ThanosRuler' },
} as const;

/** The spec of each custom resource. */
export interface CustomResourceSpecs {
  readonly AlertmanagerConfig: AlertmanagerConfigSpec;
  readonly Alertmanager: AlertmanagerSpec;
  readonly PodMonitor: PodMonitorSpec;
  readonly Probe: ProbeSpec;
  readonly PrometheusAgent: PrometheusAgentSpec;
  readonly Prometheus: PrometheusSpec;
  readonly PrometheusRule: PrometheusRuleSpec;
  readonly ScrapeConfig: ScrapeConfigSpec;
  readonly ServiceMonitor: ServiceMonitorSpec;
  readonly ThanosRuler: ThanosRulerSpec;
}

export interface AlertmanagerConfigSpecInhibitRulesSourceMatch {
  readonly matchType?: "!=" | "=" | "=~" | "!~";
  readonly name: string;
  readonly regex?: boolean;
  readonly value?: string;
}

export interface AlertmanagerConfigSpecInhibitRules {
  readonly equal?: ReadonlyArray<string>;
  readonly sourceMatch?: ReadonlyArray<AlertmanagerConfigSpecInhibitRulesSourceMatch>;
  readonly targetMatch?: ReadonlyArray<AlertmanagerConfigSpecInhibitRulesSourceMatch>;
}

export interface AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervalsDaysOfMonth {
  readonly end?: number;
  readonly start?: number;
}

export interface AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervalsTimes {
  readonly endTime?: string;
  readonly startTime?: string;
}

export interface AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervals {
  readonly daysOfMonth?: ReadonlyArray<AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervalsDaysOfMonth>;
  readonly months?: ReadonlyArray<string>;
  readonly times?: ReadonlyArray<AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervalsTimes>;
  readonly weekdays?: ReadonlyArray<string>;
  readonly years?: ReadonlyArray<string>;
}

export interface AlertmanagerConfigSpecMuteTimeIntervals {
  readonly name: string;
  readonly timeIntervals?: ReadonlyArray<AlertmanagerConfigSpecMuteTimeIntervalsTimeIntervals>;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsApiURL {
  readonly key: string;
  readonly name?: string;
  readonly optional?: boolean;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization {
  readonly credentials?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly type?: string;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth {
  readonly password?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly username?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId {
  readonly configMap?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly secret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig {
  readonly ca?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly cert?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly insecureSkipVerify?: boolean;
  readonly keySecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly serverName?: string;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2 {
  readonly clientId: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly clientSecret: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly endpointParams?: Readonly<Record<string, string>>;
  readonly noProxy?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly scopes?: ReadonlyArray<string>;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly tokenUrl: string;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHttp2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyURL?: string;
  readonly proxyUrl?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface AlertmanagerConfigSpecReceiversDiscordConfigs {
  readonly apiURL: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly avatarURL?: string;
  readonly content?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly sendResolved?: boolean;
  readonly title?: string;
  readonly username?: string;
}

export interface AlertmanagerConfigSpecReceiversEmailConfigsHeaders {
  readonly key: string;
  readonly value: string;
}

export interface AlertmanagerConfigSpecReceiversEmailConfigsThreading {
  readonly threadByDate: "Daily" | "None";
}

export interface AlertmanagerConfigSpecReceiversEmailConfigs {
  readonly authIdentity?: string;
  readonly authPassword?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly authSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly authUsername?: string;
  readonly forceImplicitTLS?: boolean;
  readonly from?: string;
  readonly headers?: ReadonlyArray<AlertmanagerConfigSpecReceiversEmailConfigsHeaders>;
  readonly hello?: string;
  readonly html?: string;
  readonly requireTLS?: boolean;
  readonly sendResolved?: boolean;
  readonly smarthost?: string;
  readonly text?: string;
  readonly threading?: AlertmanagerConfigSpecReceiversEmailConfigsThreading;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly to?: string;
}

export interface AlertmanagerConfigSpecReceiversMsteamsConfigs {
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly sendResolved?: boolean;
  readonly summary?: string;
  readonly text?: string;
  readonly title?: string;
  readonly webhookUrl: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversMsteamsv2Configs {
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly sendResolved?: boolean;
  readonly text?: string;
  readonly title?: string;
  readonly webhookURL?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversOpsgenieConfigsResponders {
  readonly id?: string;
  readonly name?: string;
  readonly type: "team" | "teams" | "user" | "escalation" | "schedule";
  readonly username?: string;
}

export interface AlertmanagerConfigSpecReceiversOpsgenieConfigs {
  readonly actions?: string;
  readonly apiKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly apiURL?: string;
  readonly description?: string;
  readonly details?: ReadonlyArray<AlertmanagerConfigSpecReceiversEmailConfigsHeaders>;
  readonly entity?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly note?: string;
  readonly priority?: string;
  readonly responders?: ReadonlyArray<AlertmanagerConfigSpecReceiversOpsgenieConfigsResponders>;
  readonly sendResolved?: boolean;
  readonly source?: string;
  readonly tags?: string;
  readonly updateAlerts?: boolean;
}

export interface AlertmanagerConfigSpecReceiversPagerdutyConfigsPagerDutyImageConfigs {
  readonly alt?: string;
  readonly href?: string;
  readonly src?: string;
}

export interface AlertmanagerConfigSpecReceiversPagerdutyConfigsPagerDutyLinkConfigs {
  readonly alt?: string;
  readonly href?: string;
}

export interface AlertmanagerConfigSpecReceiversPagerdutyConfigs {
  readonly class?: string;
  readonly client?: string;
  readonly clientURL?: string;
  readonly component?: string;
  readonly description?: string;
  readonly details?: ReadonlyArray<AlertmanagerConfigSpecReceiversEmailConfigsHeaders>;
  readonly group?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly pagerDutyImageConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversPagerdutyConfigsPagerDutyImageConfigs>;
  readonly pagerDutyLinkConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversPagerdutyConfigsPagerDutyLinkConfigs>;
  readonly routingKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly sendResolved?: boolean;
  readonly serviceKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly severity?: string;
  readonly source?: string;
  readonly timeout?: string;
  readonly url?: string;
}

export interface AlertmanagerConfigSpecReceiversPushoverConfigs {
  readonly device?: string;
  readonly expire?: string;
  readonly html?: boolean;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly monospace?: boolean;
  readonly priority?: string;
  readonly retry?: string;
  readonly sendResolved?: boolean;
  readonly sound?: string;
  readonly title?: string;
  readonly token?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tokenFile?: string;
  readonly ttl?: string;
  readonly url?: string;
  readonly urlTitle?: string;
  readonly userKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly userKeyFile?: string;
}

export interface AlertmanagerConfigSpecReceiversRocketchatConfigsActions {
  readonly msg?: string;
  readonly text?: string;
  readonly url?: string;
}

export interface AlertmanagerConfigSpecReceiversRocketchatConfigsFields {
  readonly short?: boolean;
  readonly title?: string;
  readonly value?: string;
}

export interface AlertmanagerConfigSpecReceiversRocketchatConfigs {
  readonly actions?: ReadonlyArray<AlertmanagerConfigSpecReceiversRocketchatConfigsActions>;
  readonly apiURL?: string;
  readonly channel?: string;
  readonly color?: string;
  readonly emoji?: string;
  readonly fields?: ReadonlyArray<AlertmanagerConfigSpecReceiversRocketchatConfigsFields>;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly iconURL?: string;
  readonly imageURL?: string;
  readonly linkNames?: boolean;
  readonly sendResolved?: boolean;
  readonly shortFields?: boolean;
  readonly text?: string;
  readonly thumbURL?: string;
  readonly title?: string;
  readonly titleLink?: string;
  readonly token: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tokenID: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversSlackConfigsActionsConfirm {
  readonly dismissText?: string;
  readonly okText?: string;
  readonly text: string;
  readonly title?: string;
}

export interface AlertmanagerConfigSpecReceiversSlackConfigsActions {
  readonly confirm?: AlertmanagerConfigSpecReceiversSlackConfigsActionsConfirm;
  readonly name?: string;
  readonly style?: string;
  readonly text: string;
  readonly type: string;
  readonly url?: string;
  readonly value?: string;
}

export interface AlertmanagerConfigSpecReceiversSlackConfigsFields {
  readonly short?: boolean;
  readonly title: string;
  readonly value: string;
}

export interface AlertmanagerConfigSpecReceiversSlackConfigs {
  readonly actions?: ReadonlyArray<AlertmanagerConfigSpecReceiversSlackConfigsActions>;
  readonly apiURL?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly callbackId?: string;
  readonly channel?: string;
  readonly color?: string;
  readonly fallback?: string;
  readonly fields?: ReadonlyArray<AlertmanagerConfigSpecReceiversSlackConfigsFields>;
  readonly footer?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly iconEmoji?: string;
  readonly iconURL?: string;
  readonly imageURL?: string;
  readonly linkNames?: boolean;
  readonly messageText?: string;
  readonly mrkdwnIn?: ReadonlyArray<string>;
  readonly pretext?: string;
  readonly sendResolved?: boolean;
  readonly shortFields?: boolean;
  readonly text?: string;
  readonly thumbURL?: string;
  readonly timeout?: string;
  readonly title?: string;
  readonly titleLink?: string;
  readonly updateMessage?: boolean;
  readonly username?: string;
}

export interface AlertmanagerConfigSpecReceiversSnsConfigsSigv4 {
  readonly accessKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly externalId?: string;
  readonly profile?: string;
  readonly region?: string;
  readonly roleArn?: string;
  readonly secretKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly useFIPSSTSEndpoint?: boolean;
}

export interface AlertmanagerConfigSpecReceiversSnsConfigs {
  readonly apiURL?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly phoneNumber?: string;
  readonly sendResolved?: boolean;
  readonly sigv4?: AlertmanagerConfigSpecReceiversSnsConfigsSigv4;
  readonly subject?: string;
  readonly targetARN?: string;
  readonly topicARN?: string;
  readonly useAWSHTTPClient?: boolean;
}

export interface AlertmanagerConfigSpecReceiversTelegramConfigs {
  readonly apiURL?: string;
  readonly botToken?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly botTokenFile?: string;
  readonly chatID: number;
  readonly disableNotifications?: boolean;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly messageThreadID?: number;
  readonly parseMode?: "MarkdownV2" | "Markdown" | "HTML";
  readonly sendResolved?: boolean;
}

export interface AlertmanagerConfigSpecReceiversVictoropsConfigs {
  readonly apiKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly apiUrl?: string;
  readonly customFields?: ReadonlyArray<AlertmanagerConfigSpecReceiversEmailConfigsHeaders>;
  readonly entityDisplayName?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly messageType?: string;
  readonly monitoringTool?: string;
  readonly routingKey: string;
  readonly sendResolved?: boolean;
  readonly stateMessage?: string;
}

export interface AlertmanagerConfigSpecReceiversWebexConfigs {
  readonly apiURL?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly roomID: string;
  readonly sendResolved?: boolean;
}

export interface AlertmanagerConfigSpecReceiversWebhookConfigs {
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly maxAlerts?: number;
  readonly payload?: string;
  readonly sendResolved?: boolean;
  readonly timeout?: string;
  readonly url?: string;
  readonly urlSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerConfigSpecReceiversWechatConfigs {
  readonly agentID?: string;
  readonly apiSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly apiURL?: string;
  readonly corpID?: string;
  readonly httpConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfig;
  readonly message?: string;
  readonly messageType?: string;
  readonly sendResolved?: boolean;
  readonly toParty?: string;
  readonly toTag?: string;
  readonly toUser?: string;
}

export interface AlertmanagerConfigSpecReceivers {
  readonly discordConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigs>;
  readonly emailConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversEmailConfigs>;
  readonly msteamsConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversMsteamsConfigs>;
  readonly msteamsv2Configs?: ReadonlyArray<AlertmanagerConfigSpecReceiversMsteamsv2Configs>;
  readonly name: string;
  readonly opsgenieConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversOpsgenieConfigs>;
  readonly pagerdutyConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversPagerdutyConfigs>;
  readonly pushoverConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversPushoverConfigs>;
  readonly rocketchatConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversRocketchatConfigs>;
  readonly slackConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversSlackConfigs>;
  readonly snsConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversSnsConfigs>;
  readonly telegramConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversTelegramConfigs>;
  readonly victoropsConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversVictoropsConfigs>;
  readonly webexConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversWebexConfigs>;
  readonly webhookConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversWebhookConfigs>;
  readonly wechatConfigs?: ReadonlyArray<AlertmanagerConfigSpecReceiversWechatConfigs>;
}

export interface AlertmanagerConfigSpecRoute {
  readonly activeTimeIntervals?: ReadonlyArray<string>;
  readonly continue?: boolean;
  readonly groupBy?: ReadonlyArray<string>;
  readonly groupInterval?: string;
  readonly groupWait?: string;
  readonly matchers?: ReadonlyArray<AlertmanagerConfigSpecInhibitRulesSourceMatch>;
  readonly muteTimeIntervals?: ReadonlyArray<string>;
  readonly receiver?: string;
  readonly repeatInterval?: string;
  readonly routes?: ReadonlyArray<unknown>;
}

export interface AlertmanagerConfigSpec {
  readonly inhibitRules?: ReadonlyArray<AlertmanagerConfigSpecInhibitRules>;
  readonly muteTimeIntervals?: ReadonlyArray<AlertmanagerConfigSpecMuteTimeIntervals>;
  readonly receivers?: ReadonlyArray<AlertmanagerConfigSpecReceivers>;
  readonly route?: AlertmanagerConfigSpecRoute;
}

export interface AlertmanagerSpecAdditionalArgs {
  readonly name: string;
  readonly value?: string;
}

export interface AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions {
  readonly key: string;
  readonly operator: string;
  readonly values?: ReadonlyArray<string>;
}

export interface AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference {
  readonly matchExpressions?: ReadonlyArray<AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions>;
  readonly matchFields?: ReadonlyArray<AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions>;
}

export interface AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  readonly preference: AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference;
  readonly weight: number;
}

export interface AlertmanagerSpecAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution {
  readonly nodeSelectorTerms: ReadonlyArray<AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreference>;
}

export interface AlertmanagerSpecAffinityNodeAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecution>;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: AlertmanagerSpecAffinityNodeAffinityRequiredDuringSchedulingIgnoredDuringExecution;
}

export interface AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector {
  readonly matchExpressions?: ReadonlyArray<AlertmanagerSpecAffinityNodeAffinityPreferredDuringSchedulingIgnoredDuringExecutionPreferenceMatchExpressions>;
  readonly matchLabels?: Readonly<Record<string, string>>;
}

export interface AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTerm {
  readonly labelSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly matchLabelKeys?: ReadonlyArray<string>;
  readonly mismatchLabelKeys?: ReadonlyArray<string>;
  readonly namespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly namespaces?: ReadonlyArray<string>;
  readonly topologyKey: string;
}

export interface AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution {
  readonly podAffinityTerm: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTerm;
  readonly weight: number;
}

export interface AlertmanagerSpecAffinityPodAffinity {
  readonly preferredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecution>;
  readonly requiredDuringSchedulingIgnoredDuringExecution?: ReadonlyArray<AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTerm>;
}

export interface AlertmanagerSpecAffinity {
  readonly nodeAffinity?: AlertmanagerSpecAffinityNodeAffinity;
  readonly podAffinity?: AlertmanagerSpecAffinityPodAffinity;
  readonly podAntiAffinity?: AlertmanagerSpecAffinityPodAffinity;
}

export interface AlertmanagerSpecAlertmanagerConfigMatcherStrategy {
  readonly type?: "OnNamespace" | "OnNamespaceExceptForAlertmanagerNamespace" | "None";
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalHttpConfig {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHttp2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalJira {
  readonly apiURL?: string;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalMattermost {
  readonly webhookURL?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalRocketChat {
  readonly apiURL?: string;
  readonly token?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tokenID?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalSmtpSmartHost {
  readonly host: string;
  readonly port: string;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalSmtp {
  readonly authIdentity?: string;
  readonly authPassword?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly authSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly authUsername?: string;
  readonly forceImplicitTLS?: boolean;
  readonly from?: string;
  readonly hello?: string;
  readonly requireTLS?: boolean;
  readonly smartHost?: AlertmanagerSpecAlertmanagerConfigurationGlobalSmtpSmartHost;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalVictorops {
  readonly apiKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly apiURL?: string;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobalWechat {
  readonly apiCorpID?: string;
  readonly apiSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly apiURL?: string;
}

export interface AlertmanagerSpecAlertmanagerConfigurationGlobal {
  readonly httpConfig?: AlertmanagerSpecAlertmanagerConfigurationGlobalHttpConfig;
  readonly jira?: AlertmanagerSpecAlertmanagerConfigurationGlobalJira;
  readonly mattermost?: AlertmanagerSpecAlertmanagerConfigurationGlobalMattermost;
  readonly opsGenieApiKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly opsGenieApiUrl?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly pagerdutyUrl?: string;
  readonly resolveTimeout?: string;
  readonly rocketChat?: AlertmanagerSpecAlertmanagerConfigurationGlobalRocketChat;
  readonly slackApiUrl?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly smtp?: AlertmanagerSpecAlertmanagerConfigurationGlobalSmtp;
  readonly telegram?: AlertmanagerSpecAlertmanagerConfigurationGlobalJira;
  readonly victorops?: AlertmanagerSpecAlertmanagerConfigurationGlobalVictorops;
  readonly webex?: AlertmanagerSpecAlertmanagerConfigurationGlobalJira;
  readonly wechat?: AlertmanagerSpecAlertmanagerConfigurationGlobalWechat;
}

export interface AlertmanagerSpecAlertmanagerConfiguration {
  readonly global?: AlertmanagerSpecAlertmanagerConfigurationGlobal;
  readonly name?: string;
  readonly templates?: ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId>;
}

export interface AlertmanagerSpecClusterTLSServer {
  readonly cert?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly certFile?: string;
  readonly cipherSuites?: ReadonlyArray<string>;
  readonly clientAuthType?: string;
  readonly clientCAFile?: string;
  readonly client_ca?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly curvePreferences?: ReadonlyArray<string>;
  readonly keyFile?: string;
  readonly keySecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly maxVersion?: string;
  readonly minVersion?: string;
  readonly preferServerCipherSuites?: boolean;
}

export interface AlertmanagerSpecClusterTLS {
  readonly client: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly server: AlertmanagerSpecClusterTLSServer;
}

export interface AlertmanagerSpecContainersEnvValueFromFieldRef {
  readonly apiVersion?: string;
  readonly fieldPath: string;
}

export interface AlertmanagerSpecContainersEnvValueFromFileKeyRef {
  readonly key: string;
  readonly optional?: boolean;
  readonly path: string;
  readonly volumeName: string;
}

export interface AlertmanagerSpecContainersEnvValueFromResourceFieldRef {
  readonly containerName?: string;
  readonly divisor?: number | string;
  readonly resource: string;
}

export interface AlertmanagerSpecContainersEnvValueFrom {
  readonly configMapKeyRef?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly fieldRef?: AlertmanagerSpecContainersEnvValueFromFieldRef;
  readonly fileKeyRef?: AlertmanagerSpecContainersEnvValueFromFileKeyRef;
  readonly resourceFieldRef?: AlertmanagerSpecContainersEnvValueFromResourceFieldRef;
  readonly secretKeyRef?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface AlertmanagerSpecContainersEnv {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: AlertmanagerSpecContainersEnvValueFrom;
}

export interface AlertmanagerSpecContainersEnvFromConfigMapRef {
  readonly name?: string;
  readonly optional?: boolean;
}

export interface AlertmanagerSpecContainersEnvFrom {
  readonly configMapRef?: AlertmanagerSpecContainersEnvFromConfigMapRef;
  readonly prefix?: string;
  readonly secretRef?: AlertmanagerSpecContainersEnvFromConfigMapRef;
}

export interface AlertmanagerSpecContainersLifecyclePostStartExec {
  readonly command?: ReadonlyArray<string>;
}

export interface AlertmanagerSpecContainersLifecyclePostStartHttpGetHttpHeaders {
  readonly name: string;
  readonly value: string;
}

export interface AlertmanagerSpecContainersLifecyclePostStartHttpGet {
  readonly host?: string;
  readonly httpHeaders?: ReadonlyArray<AlertmanagerSpecContainersLifecyclePostStartHttpGetHttpHeaders>;
  readonly path?: string;
  readonly port: number | string;
  readonly scheme?: string;
}

export interface AlertmanagerSpecContainersLifecyclePostStartSleep {
  readonly seconds: number;
}

export interface AlertmanagerSpecContainersLifecyclePostStartTcpSocket {
  readonly host?: string;
  readonly port: number | string;
}

export interface AlertmanagerSpecContainersLifecyclePostStart {
  readonly exec?: AlertmanagerSpecContainersLifecyclePostStartExec;
  readonly httpGet?: AlertmanagerSpecContainersLifecyclePostStartHttpGet;
  readonly sleep?: AlertmanagerSpecContainersLifecyclePostStartSleep;
  readonly tcpSocket?: AlertmanagerSpecContainersLifecyclePostStartTcpSocket;
}

export interface AlertmanagerSpecContainersLifecycle {
  readonly postStart?: AlertmanagerSpecContainersLifecyclePostStart;
  readonly preStop?: AlertmanagerSpecContainersLifecyclePostStart;
  readonly stopSignal?: string;
}

export interface AlertmanagerSpecContainersLivenessProbeGrpc {
  readonly port: number;
  readonly service?: string;
}

export interface AlertmanagerSpecContainersLivenessProbe {
  readonly exec?: AlertmanagerSpecContainersLifecyclePostStartExec;
  readonly failureThreshold?: number;
  readonly grpc?: AlertmanagerSpecContainersLivenessProbeGrpc;
  readonly httpGet?: AlertmanagerSpecContainersLifecyclePostStartHttpGet;
  readonly initialDelaySeconds?: number;
  readonly periodSeconds?: number;
  readonly successThreshold?: number;
  readonly tcpSocket?: AlertmanagerSpecContainersLifecyclePostStartTcpSocket;
  readonly terminationGracePeriodSeconds?: number;
  readonly timeoutSeconds?: number;
}

export interface AlertmanagerSpecContainersPorts {
  readonly containerPort: number;
  readonly hostIP?: string;
  readonly hostPort?: number;
  readonly name?: string;
  readonly protocol?: string;
}

export interface AlertmanagerSpecContainersResizePolicy {
  readonly resourceName: string;
  readonly restartPolicy: string;
}

export interface AlertmanagerSpecContainersResourcesClaims {
  readonly name: string;
  readonly request?: string;
}

export interface AlertmanagerSpecContainersResources {
  readonly claims?: ReadonlyArray<AlertmanagerSpecContainersResourcesClaims>;
  readonly limits?: Readonly<Record<string, number | string>>;
  readonly requests?: Readonly<Record<string, number | string>>;
}

export interface AlertmanagerSpecContainersRestartPolicyRulesExitCodes {
  readonly operator: string;
  readonly values?: ReadonlyArray<number>;
}

export interface AlertmanagerSpecContainersRestartPolicyRules {
  readonly action: string;
  readonly exitCodes?: AlertmanagerSpecContainersRestartPolicyRulesExitCodes;
}

export interface AlertmanagerSpecContainersSecurityContextAppArmorProfile {
  readonly localhostProfile?: string;
  readonly type: string;
}

export interface AlertmanagerSpecContainersSecurityContextCapabilities {
  readonly add?: ReadonlyArray<string>;
  readonly drop?: ReadonlyArray<string>;
}

export interface AlertmanagerSpecContainersSecurityContextSeLinuxOptions {
  readonly level?: string;
  readonly role?: string;
  readonly type?: string;
  readonly user?: string;
}

export interface AlertmanagerSpecContainersSecurityContextWindowsOptions {
  readonly gmsaCredentialSpec?: string;
  readonly gmsaCredentialSpecName?: string;
  readonly hostProcess?: boolean;
  readonly runAsUserName?: string;
}

export interface AlertmanagerSpecContainersSecurityContext {
  readonly allowPrivilegeEscalation?: boolean;
  readonly appArmorProfile?: AlertmanagerSpecContainersSecurityContextAppArmorProfile;
  readonly capabilities?: AlertmanagerSpecContainersSecurityContextCapabilities;
  readonly privileged?: boolean;
  readonly procMount?: string;
  readonly readOnlyRootFilesystem?: boolean;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxOptions?: AlertmanagerSpecContainersSecurityContextSeLinuxOptions;
  readonly seccompProfile?: AlertmanagerSpecContainersSecurityContextAppArmorProfile;
  readonly windowsOptions?: AlertmanagerSpecContainersSecurityContextWindowsOptions;
}

export interface AlertmanagerSpecContainersVolumeDevices {
  readonly devicePath: string;
  readonly name: string;
}

export interface AlertmanagerSpecContainersVolumeMounts {
  readonly mountPath: string;
  readonly mountPropagation?: string;
  readonly name: string;
  readonly readOnly?: boolean;
  readonly recursiveReadOnly?: string;
  readonly subPath?: string;
  readonly subPathExpr?: string;
}

export interface AlertmanagerSpecContainers {
  readonly args?: ReadonlyArray<string>;
  readonly command?: ReadonlyArray<string>;
  readonly env?: ReadonlyArray<AlertmanagerSpecContainersEnv>;
  readonly envFrom?: ReadonlyArray<AlertmanagerSpecContainersEnvFrom>;
  readonly image?: string;
  readonly imagePullPolicy?: string;
  readonly lifecycle?: AlertmanagerSpecContainersLifecycle;
  readonly livenessProbe?: AlertmanagerSpecContainersLivenessProbe;
  readonly name: string;
  readonly ports?: ReadonlyArray<AlertmanagerSpecContainersPorts>;
  readonly readinessProbe?: AlertmanagerSpecContainersLivenessProbe;
  readonly resizePolicy?: ReadonlyArray<AlertmanagerSpecContainersResizePolicy>;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly restartPolicy?: string;
  readonly restartPolicyRules?: ReadonlyArray<AlertmanagerSpecContainersRestartPolicyRules>;
  readonly securityContext?: AlertmanagerSpecContainersSecurityContext;
  readonly startupProbe?: AlertmanagerSpecContainersLivenessProbe;
  readonly stdin?: boolean;
  readonly stdinOnce?: boolean;
  readonly terminationMessagePath?: string;
  readonly terminationMessagePolicy?: string;
  readonly tty?: boolean;
  readonly volumeDevices?: ReadonlyArray<AlertmanagerSpecContainersVolumeDevices>;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
  readonly workingDir?: string;
}

export interface AlertmanagerSpecDnsConfig {
  readonly nameservers?: ReadonlyArray<string>;
  readonly options?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly searches?: ReadonlyArray<string>;
}

export interface AlertmanagerSpecHostAliases {
  readonly hostnames: ReadonlyArray<string>;
  readonly ip: string;
}

export interface AlertmanagerSpecImagePullSecrets {
  readonly name?: string;
}

export interface AlertmanagerSpecLimits {
  readonly maxPerSilenceBytes?: string;
  readonly maxSilences?: number;
}

export interface AlertmanagerSpecPersistentVolumeClaimRetentionPolicy {
  readonly whenDeleted?: string;
  readonly whenScaled?: string;
}

export interface AlertmanagerSpecPodMetadata {
  readonly annotations?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly name?: string;
}

export interface AlertmanagerSpecSecurityContext {
  readonly appArmorProfile?: AlertmanagerSpecContainersSecurityContextAppArmorProfile;
  readonly fsGroup?: number;
  readonly fsGroupChangePolicy?: string;
  readonly runAsGroup?: number;
  readonly runAsNonRoot?: boolean;
  readonly runAsUser?: number;
  readonly seLinuxChangePolicy?: string;
  readonly seLinuxOptions?: AlertmanagerSpecContainersSecurityContextSeLinuxOptions;
  readonly seccompProfile?: AlertmanagerSpecContainersSecurityContextAppArmorProfile;
  readonly supplementalGroups?: ReadonlyArray<number>;
  readonly supplementalGroupsPolicy?: string;
  readonly sysctls?: ReadonlyArray<AlertmanagerSpecContainersLifecyclePostStartHttpGetHttpHeaders>;
  readonly windowsOptions?: AlertmanagerSpecContainersSecurityContextWindowsOptions;
}

export interface AlertmanagerSpecStorageEmptyDir {
  readonly medium?: string;
  readonly sizeLimit?: number | string;
}

export interface AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecDataSource {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
}

export interface AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecDataSourceRef {
  readonly apiGroup?: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

export interface AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecResources {
  readonly limits?: Readonly<Record<string, number | string>>;
  readonly requests?: Readonly<Record<string, number | string>>;
}

export interface AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpec {
  readonly accessModes?: ReadonlyArray<string>;
  readonly dataSource?: AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecDataSource;
  readonly dataSourceRef?: AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecDataSourceRef;
  readonly resources?: AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpecResources;
  readonly selector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly storageClassName?: string;
  readonly volumeAttributesClassName?: string;
  readonly volumeMode?: string;
  readonly volumeName?: string;
}

export interface AlertmanagerSpecStorageEphemeralVolumeClaimTemplate {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly spec: AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpec;
}

export interface AlertmanagerSpecStorageEphemeral {
  readonly volumeClaimTemplate?: AlertmanagerSpecStorageEphemeralVolumeClaimTemplate;
}

export interface AlertmanagerSpecStorageVolumeClaimTemplateStatusConditions {
  readonly lastProbeTime?: string;
  readonly lastTransitionTime?: string;
  readonly message?: string;
  readonly reason?: string;
  readonly status: string;
  readonly type: string;
}

export interface AlertmanagerSpecStorageVolumeClaimTemplateStatusModifyVolumeStatus {
  readonly status: string;
  readonly targetVolumeAttributesClassName?: string;
}

export interface AlertmanagerSpecStorageVolumeClaimTemplateStatus {
  readonly accessModes?: ReadonlyArray<string>;
  readonly allocatedResourceStatuses?: Readonly<Record<string, string>>;
  readonly allocatedResources?: Readonly<Record<string, number | string>>;
  readonly capacity?: Readonly<Record<string, number | string>>;
  readonly conditions?: ReadonlyArray<AlertmanagerSpecStorageVolumeClaimTemplateStatusConditions>;
  readonly currentVolumeAttributesClassName?: string;
  readonly modifyVolumeStatus?: AlertmanagerSpecStorageVolumeClaimTemplateStatusModifyVolumeStatus;
  readonly phase?: string;
}

export interface AlertmanagerSpecStorageVolumeClaimTemplate {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: AlertmanagerSpecPodMetadata;
  readonly spec?: AlertmanagerSpecStorageEphemeralVolumeClaimTemplateSpec;
  readonly status?: AlertmanagerSpecStorageVolumeClaimTemplateStatus;
}

export interface AlertmanagerSpecStorage {
  readonly disableMountSubPath?: boolean;
  readonly emptyDir?: AlertmanagerSpecStorageEmptyDir;
  readonly ephemeral?: AlertmanagerSpecStorageEphemeral;
  readonly volumeClaimTemplate?: AlertmanagerSpecStorageVolumeClaimTemplate;
}

export interface AlertmanagerSpecTolerations {
  readonly effect?: string;
  readonly key?: string;
  readonly operator?: string;
  readonly tolerationSeconds?: number;
  readonly value?: string;
}

export interface AlertmanagerSpecTopologySpreadConstraints {
  readonly labelSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly matchLabelKeys?: ReadonlyArray<string>;
  readonly maxSkew: number;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
}

export interface AlertmanagerSpecUpdateStrategyRollingUpdate {
  readonly maxUnavailable?: number | string;
}

export interface AlertmanagerSpecUpdateStrategy {
  readonly rollingUpdate?: AlertmanagerSpecUpdateStrategyRollingUpdate;
  readonly type: "OnDelete" | "RollingUpdate";
}

export interface AlertmanagerSpecVolumesAwsElasticBlockStore {
  readonly fsType?: string;
  readonly partition?: number;
  readonly readOnly?: boolean;
  readonly volumeID: string;
}

export interface AlertmanagerSpecVolumesAzureDisk {
  readonly cachingMode?: string;
  readonly diskName: string;
  readonly diskURI: string;
  readonly fsType?: string;
  readonly kind?: string;
  readonly readOnly?: boolean;
}

export interface AlertmanagerSpecVolumesAzureFile {
  readonly readOnly?: boolean;
  readonly secretName: string;
  readonly shareName: string;
}

export interface AlertmanagerSpecVolumesCephfs {
  readonly monitors: ReadonlyArray<string>;
  readonly path?: string;
  readonly readOnly?: boolean;
  readonly secretFile?: string;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
  readonly user?: string;
}

export interface AlertmanagerSpecVolumesCinder {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
  readonly volumeID: string;
}

export interface AlertmanagerSpecVolumesConfigMapItems {
  readonly key: string;
  readonly mode?: number;
  readonly path: string;
}

export interface AlertmanagerSpecVolumesConfigMap {
  readonly defaultMode?: number;
  readonly items?: ReadonlyArray<AlertmanagerSpecVolumesConfigMapItems>;
  readonly name?: string;
  readonly optional?: boolean;
}

export interface AlertmanagerSpecVolumesCsi {
  readonly driver: string;
  readonly fsType?: string;
  readonly nodePublishSecretRef?: AlertmanagerSpecImagePullSecrets;
  readonly readOnly?: boolean;
  readonly volumeAttributes?: Readonly<Record<string, string>>;
}

export interface AlertmanagerSpecVolumesDownwardAPIItems {
  readonly fieldRef?: AlertmanagerSpecContainersEnvValueFromFieldRef;
  readonly mode?: number;
  readonly path: string;
  readonly resourceFieldRef?: AlertmanagerSpecContainersEnvValueFromResourceFieldRef;
}

export interface AlertmanagerSpecVolumesDownwardAPI {
  readonly defaultMode?: number;
  readonly items?: ReadonlyArray<AlertmanagerSpecVolumesDownwardAPIItems>;
}

export interface AlertmanagerSpecVolumesFc {
  readonly fsType?: string;
  readonly lun?: number;
  readonly readOnly?: boolean;
  readonly targetWWNs?: ReadonlyArray<string>;
  readonly wwids?: ReadonlyArray<string>;
}

export interface AlertmanagerSpecVolumesFlexVolume {
  readonly driver: string;
  readonly fsType?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly readOnly?: boolean;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
}

export interface AlertmanagerSpecVolumesFlocker {
  readonly datasetName?: string;
  readonly datasetUUID?: string;
}

export interface AlertmanagerSpecVolumesGcePersistentDisk {
  readonly fsType?: string;
  readonly partition?: number;
  readonly pdName: string;
  readonly readOnly?: boolean;
}

export interface AlertmanagerSpecVolumesGitRepo {
  readonly directory?: string;
  readonly repository: string;
  readonly revision?: string;
}

export interface AlertmanagerSpecVolumesGlusterfs {
  readonly endpoints: string;
  readonly path: string;
  readonly readOnly?: boolean;
}

export interface AlertmanagerSpecVolumesHostPath {
  readonly path: string;
  readonly type?: string;
}

export interface AlertmanagerSpecVolumesImage {
  readonly pullPolicy?: string;
  readonly reference?: string;
}

export interface AlertmanagerSpecVolumesIscsi {
  readonly chapAuthDiscovery?: boolean;
  readonly chapAuthSession?: boolean;
  readonly fsType?: string;
  readonly initiatorName?: string;
  readonly iqn: string;
  readonly iscsiInterface?: string;
  readonly lun: number;
  readonly portals?: ReadonlyArray<string>;
  readonly readOnly?: boolean;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
  readonly targetPortal: string;
}

export interface AlertmanagerSpecVolumesNfs {
  readonly path: string;
  readonly readOnly?: boolean;
  readonly server: string;
}

export interface AlertmanagerSpecVolumesPersistentVolumeClaim {
  readonly claimName: string;
  readonly readOnly?: boolean;
}

export interface AlertmanagerSpecVolumesPhotonPersistentDisk {
  readonly fsType?: string;
  readonly pdID: string;
}

export interface AlertmanagerSpecVolumesPortworxVolume {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly volumeID: string;
}

export interface AlertmanagerSpecVolumesProjectedSourcesClusterTrustBundle {
  readonly labelSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly name?: string;
  readonly optional?: boolean;
  readonly path: string;
  readonly signerName?: string;
}

export interface AlertmanagerSpecVolumesProjectedSourcesConfigMap {
  readonly items?: ReadonlyArray<AlertmanagerSpecVolumesConfigMapItems>;
  readonly name?: string;
  readonly optional?: boolean;
}

export interface AlertmanagerSpecVolumesProjectedSourcesDownwardAPI {
  readonly items?: ReadonlyArray<AlertmanagerSpecVolumesDownwardAPIItems>;
}

export interface AlertmanagerSpecVolumesProjectedSourcesPodCertificate {
  readonly certificateChainPath?: string;
  readonly credentialBundlePath?: string;
  readonly keyPath?: string;
  readonly keyType: string;
  readonly maxExpirationSeconds?: number;
  readonly signerName: string;
  readonly userAnnotations?: Readonly<Record<string, string>>;
}

export interface AlertmanagerSpecVolumesProjectedSourcesServiceAccountToken {
  readonly audience?: string;
  readonly expirationSeconds?: number;
  readonly path: string;
}

export interface AlertmanagerSpecVolumesProjectedSources {
  readonly clusterTrustBundle?: AlertmanagerSpecVolumesProjectedSourcesClusterTrustBundle;
  readonly configMap?: AlertmanagerSpecVolumesProjectedSourcesConfigMap;
  readonly downwardAPI?: AlertmanagerSpecVolumesProjectedSourcesDownwardAPI;
  readonly podCertificate?: AlertmanagerSpecVolumesProjectedSourcesPodCertificate;
  readonly secret?: AlertmanagerSpecVolumesProjectedSourcesConfigMap;
  readonly serviceAccountToken?: AlertmanagerSpecVolumesProjectedSourcesServiceAccountToken;
}

export interface AlertmanagerSpecVolumesProjected {
  readonly defaultMode?: number;
  readonly sources?: ReadonlyArray<AlertmanagerSpecVolumesProjectedSources>;
}

export interface AlertmanagerSpecVolumesQuobyte {
  readonly group?: string;
  readonly readOnly?: boolean;
  readonly registry: string;
  readonly tenant?: string;
  readonly user?: string;
  readonly volume: string;
}

export interface AlertmanagerSpecVolumesRbd {
  readonly fsType?: string;
  readonly image: string;
  readonly keyring?: string;
  readonly monitors: ReadonlyArray<string>;
  readonly pool?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
  readonly user?: string;
}

export interface AlertmanagerSpecVolumesScaleIO {
  readonly fsType?: string;
  readonly gateway: string;
  readonly protectionDomain?: string;
  readonly readOnly?: boolean;
  readonly secretRef: AlertmanagerSpecImagePullSecrets;
  readonly sslEnabled?: boolean;
  readonly storageMode?: string;
  readonly storagePool?: string;
  readonly system: string;
  readonly volumeName?: string;
}

export interface AlertmanagerSpecVolumesSecret {
  readonly defaultMode?: number;
  readonly items?: ReadonlyArray<AlertmanagerSpecVolumesConfigMapItems>;
  readonly optional?: boolean;
  readonly secretName?: string;
}

export interface AlertmanagerSpecVolumesStorageos {
  readonly fsType?: string;
  readonly readOnly?: boolean;
  readonly secretRef?: AlertmanagerSpecImagePullSecrets;
  readonly volumeName?: string;
  readonly volumeNamespace?: string;
}

export interface AlertmanagerSpecVolumesVsphereVolume {
  readonly fsType?: string;
  readonly storagePolicyID?: string;
  readonly storagePolicyName?: string;
  readonly volumePath: string;
}

export interface AlertmanagerSpecVolumes {
  readonly awsElasticBlockStore?: AlertmanagerSpecVolumesAwsElasticBlockStore;
  readonly azureDisk?: AlertmanagerSpecVolumesAzureDisk;
  readonly azureFile?: AlertmanagerSpecVolumesAzureFile;
  readonly cephfs?: AlertmanagerSpecVolumesCephfs;
  readonly cinder?: AlertmanagerSpecVolumesCinder;
  readonly configMap?: AlertmanagerSpecVolumesConfigMap;
  readonly csi?: AlertmanagerSpecVolumesCsi;
  readonly downwardAPI?: AlertmanagerSpecVolumesDownwardAPI;
  readonly emptyDir?: AlertmanagerSpecStorageEmptyDir;
  readonly ephemeral?: AlertmanagerSpecStorageEphemeral;
  readonly fc?: AlertmanagerSpecVolumesFc;
  readonly flexVolume?: AlertmanagerSpecVolumesFlexVolume;
  readonly flocker?: AlertmanagerSpecVolumesFlocker;
  readonly gcePersistentDisk?: AlertmanagerSpecVolumesGcePersistentDisk;
  readonly gitRepo?: AlertmanagerSpecVolumesGitRepo;
  readonly glusterfs?: AlertmanagerSpecVolumesGlusterfs;
  readonly hostPath?: AlertmanagerSpecVolumesHostPath;
  readonly image?: AlertmanagerSpecVolumesImage;
  readonly iscsi?: AlertmanagerSpecVolumesIscsi;
  readonly name: string;
  readonly nfs?: AlertmanagerSpecVolumesNfs;
  readonly persistentVolumeClaim?: AlertmanagerSpecVolumesPersistentVolumeClaim;
  readonly photonPersistentDisk?: AlertmanagerSpecVolumesPhotonPersistentDisk;
  readonly portworxVolume?: AlertmanagerSpecVolumesPortworxVolume;
  readonly projected?: AlertmanagerSpecVolumesProjected;
  readonly quobyte?: AlertmanagerSpecVolumesQuobyte;
  readonly rbd?: AlertmanagerSpecVolumesRbd;
  readonly scaleIO?: AlertmanagerSpecVolumesScaleIO;
  readonly secret?: AlertmanagerSpecVolumesSecret;
  readonly storageos?: AlertmanagerSpecVolumesStorageos;
  readonly vsphereVolume?: AlertmanagerSpecVolumesVsphereVolume;
}

export interface AlertmanagerSpecWebHttpConfigHeaders {
  readonly contentSecurityPolicy?: string;
  readonly strictTransportSecurity?: string;
  readonly xContentTypeOptions?: "" | "NoSniff";
  readonly xFrameOptions?: "" | "Deny" | "SameOrigin";
  readonly xXSSProtection?: string;
}

export interface AlertmanagerSpecWebHttpConfig {
  readonly headers?: AlertmanagerSpecWebHttpConfigHeaders;
  readonly http2?: boolean;
}

export interface AlertmanagerSpecWeb {
  readonly getConcurrency?: number;
  readonly httpConfig?: AlertmanagerSpecWebHttpConfig;
  readonly timeout?: number;
  readonly tlsConfig?: AlertmanagerSpecClusterTLSServer;
}

export interface AlertmanagerSpec {
  readonly additionalArgs?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly additionalPeers?: ReadonlyArray<string>;
  readonly affinity?: AlertmanagerSpecAffinity;
  readonly alertmanagerConfigMatcherStrategy?: AlertmanagerSpecAlertmanagerConfigMatcherStrategy;
  readonly alertmanagerConfigNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly alertmanagerConfigSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly alertmanagerConfiguration?: AlertmanagerSpecAlertmanagerConfiguration;
  readonly automountServiceAccountToken?: boolean;
  readonly baseImage?: string;
  readonly clusterAdvertiseAddress?: string;
  readonly clusterGossipInterval?: string;
  readonly clusterLabel?: string;
  readonly clusterPeerTimeout?: string;
  readonly clusterPushpullInterval?: string;
  readonly clusterTLS?: AlertmanagerSpecClusterTLS;
  readonly configMaps?: ReadonlyArray<string>;
  readonly configSecret?: string;
  readonly containers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly dnsConfig?: AlertmanagerSpecDnsConfig;
  readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
  readonly enableFeatures?: ReadonlyArray<string>;
  readonly enableServiceLinks?: boolean;
  readonly externalUrl?: string;
  readonly forceEnableClusterMode?: boolean;
  readonly hostAliases?: ReadonlyArray<AlertmanagerSpecHostAliases>;
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
  readonly imagePullSecrets?: ReadonlyArray<AlertmanagerSpecImagePullSecrets>;
  readonly initContainers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly limits?: AlertmanagerSpecLimits;
  readonly listenLocal?: boolean;
  readonly logFormat?: "" | "logfmt" | "json";
  readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
  readonly minReadySeconds?: number;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: AlertmanagerSpecPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  readonly podMetadata?: AlertmanagerSpecPodMetadata;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly replicas?: number;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly retention?: string;
  readonly routePrefix?: string;
  readonly schedulerName?: string;
  readonly secrets?: ReadonlyArray<string>;
  readonly securityContext?: AlertmanagerSpecSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceName?: string;
  readonly sha?: string;
  readonly storage?: AlertmanagerSpecStorage;
  readonly tag?: string;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: ReadonlyArray<AlertmanagerSpecTolerations>;
  readonly topologySpreadConstraints?: ReadonlyArray<AlertmanagerSpecTopologySpreadConstraints>;
  readonly updateStrategy?: AlertmanagerSpecUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
  readonly volumes?: ReadonlyArray<AlertmanagerSpecVolumes>;
  readonly web?: AlertmanagerSpecWeb;
}

export interface PodMonitorSpecAttachMetadata {
  readonly node?: boolean;
}

export interface PodMonitorSpecNamespaceSelector {
  readonly any?: boolean;
  readonly matchNames?: ReadonlyArray<string>;
}

export interface PodMonitorSpecPodMetricsEndpointsMetricRelabelings {
  readonly action?: "replace" | "Replace" | "keep" | "Keep" | "drop" | "Drop" | "hashmod" | "HashMod" | "labelmap" | "LabelMap" | "labeldrop" | "LabelDrop" | "labelkeep" | "LabelKeep" | "lowercase" | "Lowercase" | "uppercase" | "Uppercase" | "keepequal" | "KeepEqual" | "dropequal" | "DropEqual";
  readonly modulus?: number;
  readonly regex?: string;
  readonly replacement?: string;
  readonly separator?: string;
  readonly sourceLabels?: ReadonlyArray<string>;
  readonly targetLabel?: string;
}

export interface PodMonitorSpecPodMetricsEndpoints {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHttp2?: boolean;
  readonly filterRunning?: boolean;
  readonly followRedirects?: boolean;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly interval?: string;
  readonly metricRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly params?: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly path?: string;
  readonly port?: string;
  readonly portNumber?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly scrapeTimeout?: string;
  readonly targetPort?: number | string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface PodMonitorSpec {
  readonly attachMetadata?: PodMonitorSpecAttachMetadata;
  readonly bodySizeLimit?: string;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
  readonly jobLabel?: string;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly namespaceSelector?: PodMonitorSpecNamespaceSelector;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: number | string;
  readonly podMetricsEndpoints?: ReadonlyArray<PodMonitorSpecPodMetricsEndpoints>;
  readonly podTargetLabels?: ReadonlyArray<string>;
  readonly sampleLimit?: number;
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly selector: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly selectorMechanism?: "RelabelConfig" | "RoleSelector";
  readonly targetLimit?: number;
}

export interface ProbeSpecParams {
  readonly name: string;
  readonly values?: ReadonlyArray<string>;
}

export interface ProbeSpecProber {
  readonly noProxy?: string;
  readonly path?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly url: string;
}

export interface ProbeSpecTargetsIngress {
  readonly namespaceSelector?: PodMonitorSpecNamespaceSelector;
  readonly relabelingConfigs?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly selector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
}

export interface ProbeSpecTargetsStaticConfig {
  readonly labels?: Readonly<Record<string, string>>;
  readonly relabelingConfigs?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly static?: ReadonlyArray<string>;
}

export interface ProbeSpecTargets {
  readonly ingress?: ProbeSpecTargetsIngress;
  readonly staticConfig?: ProbeSpecTargetsStaticConfig;
}

export interface ProbeSpec {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly enableHttp2?: boolean;
  readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
  readonly followRedirects?: boolean;
  readonly interval?: string;
  readonly jobName?: string;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly metricRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly module?: string;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: number | string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly params?: ReadonlyArray<ProbeSpecParams>;
  readonly prober?: ProbeSpecProber;
  readonly sampleLimit?: number;
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly scrapeTimeout?: string;
  readonly targetLimit?: number;
  readonly targets?: ProbeSpecTargets;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface PrometheusAgentSpecApiserverConfigAuthorization {
  readonly credentials?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly credentialsFile?: string;
  readonly type?: string;
}

export interface PrometheusAgentSpecApiserverConfigTlsConfig {
  readonly ca?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly caFile?: string;
  readonly cert?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly certFile?: string;
  readonly insecureSkipVerify?: boolean;
  readonly keyFile?: string;
  readonly keySecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly serverName?: string;
}

export interface PrometheusAgentSpecApiserverConfig {
  readonly authorization?: PrometheusAgentSpecApiserverConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly host: string;
  readonly noProxy?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
}

export interface PrometheusAgentSpecArbitraryFSAccessThroughSMs {
  readonly deny?: boolean;
}

export interface PrometheusAgentSpecExcludedFromEnforcement {
  readonly group?: "monitoring.coreos.com";
  readonly name?: string;
  readonly namespace: string;
  readonly resource: "prometheusrules" | "servicemonitors" | "podmonitors" | "probes" | "scrapeconfigs";
}

export interface PrometheusAgentSpecOtlp {
  readonly convertHistogramsToNHCB?: boolean;
  readonly ignoreResourceAttributes?: ReadonlyArray<string>;
  readonly keepIdentifyingResourceAttributes?: boolean;
  readonly labelNamePreserveMultipleUnderscores?: boolean;
  readonly labelNameUnderscoreSanitization?: boolean;
  readonly promoteAllResourceAttributes?: boolean;
  readonly promoteResourceAttributes?: ReadonlyArray<string>;
  readonly promoteScopeMetadata?: boolean;
  readonly translationStrategy?: "NoUTF8EscapingWithSuffixes" | "UnderscoreEscapingWithSuffixes" | "NoTranslation" | "UnderscoreEscapingWithoutSuffixes";
}

export interface PrometheusAgentSpecRemoteWriteAzureAdManagedIdentity {
  readonly clientId?: string;
}

export interface PrometheusAgentSpecRemoteWriteAzureAdOauth {
  readonly clientId: string;
  readonly clientSecret: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tenantId: string;
}

export interface PrometheusAgentSpecRemoteWriteAzureAdSdk {
  readonly tenantId?: string;
}

export interface PrometheusAgentSpecRemoteWriteAzureAdWorkloadIdentity {
  readonly clientId: string;
  readonly tenantId: string;
}

export interface PrometheusAgentSpecRemoteWriteAzureAd {
  readonly cloud?: "AzureChina" | "AzureGovernment" | "AzurePublic";
  readonly managedIdentity?: PrometheusAgentSpecRemoteWriteAzureAdManagedIdentity;
  readonly oauth?: PrometheusAgentSpecRemoteWriteAzureAdOauth;
  readonly scope?: string;
  readonly sdk?: PrometheusAgentSpecRemoteWriteAzureAdSdk;
  readonly workloadIdentity?: PrometheusAgentSpecRemoteWriteAzureAdWorkloadIdentity;
}

export interface PrometheusAgentSpecRemoteWriteMetadataConfig {
  readonly maxSamplesPerSend?: number;
  readonly send?: boolean;
  readonly sendInterval?: string;
}

export interface PrometheusAgentSpecRemoteWriteQueueConfig {
  readonly batchSendDeadline?: string;
  readonly capacity?: number;
  readonly maxBackoff?: string;
  readonly maxRetries?: number;
  readonly maxSamplesPerSend?: number;
  readonly maxShards?: number;
  readonly minBackoff?: string;
  readonly minShards?: number;
  readonly retryOnRateLimit?: boolean;
  readonly sampleAgeLimit?: string;
}

export interface PrometheusAgentSpecRemoteWrite {
  readonly authorization?: PrometheusAgentSpecApiserverConfigAuthorization;
  readonly azureAd?: PrometheusAgentSpecRemoteWriteAzureAd;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly messageVersion?: "V1.0" | "V2.0";
  readonly metadataConfig?: PrometheusAgentSpecRemoteWriteMetadataConfig;
  readonly name?: string;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly queueConfig?: PrometheusAgentSpecRemoteWriteQueueConfig;
  readonly remoteTimeout?: string;
  readonly roundRobinDNS?: boolean;
  readonly sendExemplars?: boolean;
  readonly sendNativeHistograms?: boolean;
  readonly sigv4?: AlertmanagerConfigSpecReceiversSnsConfigsSigv4;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
  readonly url: string;
  readonly writeRelabelConfigs?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
}

export interface PrometheusAgentSpecRuntime {
  readonly goGC?: number;
}

export interface PrometheusAgentSpecScrapeClasses {
  readonly attachMetadata?: PodMonitorSpecAttachMetadata;
  readonly authorization?: PrometheusAgentSpecApiserverConfigAuthorization;
  readonly default?: boolean;
  readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
  readonly metricRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly name: string;
  readonly relabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
}

export interface PrometheusAgentSpecShardingStrategyTopology {
  readonly externalLabelName?: string;
  readonly values?: ReadonlyArray<string>;
}

export interface PrometheusAgentSpecShardingStrategy {
  readonly mode?: "Address" | "Topology";
  readonly topology?: PrometheusAgentSpecShardingStrategyTopology;
}

export interface PrometheusAgentSpecTopologySpreadConstraints {
  readonly additionalLabelSelectors?: "OnResource" | "OnShard";
  readonly labelSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly matchLabelKeys?: ReadonlyArray<string>;
  readonly maxSkew: number;
  readonly minDomains?: number;
  readonly nodeAffinityPolicy?: string;
  readonly nodeTaintsPolicy?: string;
  readonly topologyKey: string;
  readonly whenUnsatisfiable: string;
}

export interface PrometheusAgentSpecTracingConfig {
  readonly clientType?: "http" | "grpc" | "HTTP" | "GRPC";
  readonly compression?: "gzip" | "Gzip";
  readonly endpoint: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly insecure?: boolean;
  readonly samplingFraction?: number | string;
  readonly timeout?: string;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
}

export interface PrometheusAgentSpecTsdbChunkEncoding {
  readonly floats?: "Xor" | "Xor2";
}

export interface PrometheusAgentSpecTsdb {
  readonly chunkEncoding?: PrometheusAgentSpecTsdbChunkEncoding;
  readonly outOfOrderTimeWindow?: string;
  readonly staleSeriesCompactionThreshold?: number | string;
}

export interface PrometheusAgentSpecWeb {
  readonly httpConfig?: AlertmanagerSpecWebHttpConfig;
  readonly maxConnections?: number;
  readonly pageTitle?: string;
  readonly tlsConfig?: AlertmanagerSpecClusterTLSServer;
}

export interface PrometheusAgentSpec {
  readonly additionalArgs?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly additionalScrapeConfigs?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly affinity?: AlertmanagerSpecAffinity;
  readonly apiserverConfig?: PrometheusAgentSpecApiserverConfig;
  readonly arbitraryFSAccessThroughSMs?: PrometheusAgentSpecArbitraryFSAccessThroughSMs;
  readonly automountServiceAccountToken?: boolean;
  readonly bodySizeLimit?: string;
  readonly configMaps?: ReadonlyArray<string>;
  readonly containers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly dnsConfig?: AlertmanagerSpecDnsConfig;
  readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
  readonly enableFeatures?: ReadonlyArray<string>;
  readonly enableOTLPReceiver?: boolean;
  readonly enableRemoteWriteReceiver?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly enforcedBodySizeLimit?: string;
  readonly enforcedKeepDroppedTargets?: number;
  readonly enforcedLabelLimit?: number;
  readonly enforcedLabelNameLengthLimit?: number;
  readonly enforcedLabelValueLengthLimit?: number;
  readonly enforcedNamespaceLabel?: string;
  readonly enforcedSampleLimit?: number;
  readonly enforcedTargetLimit?: number;
  readonly excludedFromEnforcement?: ReadonlyArray<PrometheusAgentSpecExcludedFromEnforcement>;
  readonly externalLabels?: Readonly<Record<string, string>>;
  readonly externalUrl?: string;
  readonly hostAliases?: ReadonlyArray<AlertmanagerSpecHostAliases>;
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly ignoreNamespaceSelectors?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
  readonly imagePullSecrets?: ReadonlyArray<AlertmanagerSpecImagePullSecrets>;
  readonly initContainers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly listenLocal?: boolean;
  readonly logFormat?: "" | "logfmt" | "json";
  readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
  readonly maximumStartupDurationSeconds?: number;
  readonly minReadySeconds?: number;
  readonly mode?: "StatefulSet" | "DaemonSet";
  readonly nameEscapingScheme?: "AllowUTF8" | "Underscores" | "Dots" | "Values";
  readonly nameValidationScheme?: "UTF8" | "Legacy";
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly otlp?: PrometheusAgentSpecOtlp;
  readonly overrideHonorLabels?: boolean;
  readonly overrideHonorTimestamps?: boolean;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: AlertmanagerSpecPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  readonly podMetadata?: AlertmanagerSpecPodMetadata;
  readonly podMonitorNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly podMonitorSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly podTargetLabels?: ReadonlyArray<string>;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly probeNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly probeSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly prometheusExternalLabelName?: string;
  readonly reloadStrategy?: "HTTP" | "ProcessSignal";
  readonly remoteWrite?: ReadonlyArray<PrometheusAgentSpecRemoteWrite>;
  readonly remoteWriteReceiverMessageVersions?: ReadonlyArray<"V1.0" | "V2.0">;
  readonly replicaExternalLabelName?: string;
  readonly replicas?: number;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly routePrefix?: string;
  readonly runtime?: PrometheusAgentSpecRuntime;
  readonly sampleLimit?: number;
  readonly schedulerName?: string;
  readonly scrapeClasses?: ReadonlyArray<PrometheusAgentSpecScrapeClasses>;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeConfigNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly scrapeConfigSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly scrapeFailureLogFile?: string;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly scrapeTimeout?: string;
  readonly secrets?: ReadonlyArray<string>;
  readonly securityContext?: AlertmanagerSpecSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceDiscoveryRole?: "Endpoints" | "EndpointSlice";
  readonly serviceMonitorNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly serviceMonitorSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly serviceName?: string;
  readonly shardingStrategy?: PrometheusAgentSpecShardingStrategy;
  readonly shards?: number;
  readonly storage?: AlertmanagerSpecStorage;
  readonly targetLimit?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: ReadonlyArray<AlertmanagerSpecTolerations>;
  readonly topologySpreadConstraints?: ReadonlyArray<PrometheusAgentSpecTopologySpreadConstraints>;
  readonly tracingConfig?: PrometheusAgentSpecTracingConfig;
  readonly tsdb?: PrometheusAgentSpecTsdb;
  readonly updateStrategy?: AlertmanagerSpecUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
  readonly volumes?: ReadonlyArray<AlertmanagerSpecVolumes>;
  readonly walCompression?: boolean;
  readonly web?: PrometheusAgentSpecWeb;
}

export interface PrometheusSpecAlertingAlertmanagers {
  readonly alertRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly apiVersion?: "v1" | "V1" | "v2" | "V2";
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenFile?: string;
  readonly enableHttp2?: boolean;
  readonly name: string;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly pathPrefix?: string;
  readonly port: number | string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly sigv4?: AlertmanagerConfigSpecReceiversSnsConfigsSigv4;
  readonly timeout?: string;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
}

export interface PrometheusSpecAlerting {
  readonly alertmanagers: ReadonlyArray<PrometheusSpecAlertingAlertmanagers>;
}

export interface PrometheusSpecExemplars {
  readonly maxSize?: number;
}

export interface PrometheusSpecPrometheusRulesExcludedFromEnforce {
  readonly ruleName: string;
  readonly ruleNamespace: string;
}

export interface PrometheusSpecQuery {
  readonly lookbackDelta?: string;
  readonly maxConcurrency?: number;
  readonly maxSamples?: number;
  readonly timeout?: string;
}

export interface PrometheusSpecRemoteRead {
  readonly authorization?: PrometheusAgentSpecApiserverConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerToken?: string;
  readonly bearerTokenFile?: string;
  readonly filterExternalLabels?: boolean;
  readonly followRedirects?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly name?: string;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly readRecent?: boolean;
  readonly remoteTimeout?: string;
  readonly requiredMatchers?: Readonly<Record<string, string>>;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
  readonly url: string;
}

export interface PrometheusSpecRulesAlert {
  readonly forGracePeriod?: string;
  readonly forOutageTolerance?: string;
  readonly resendDelay?: string;
}

export interface PrometheusSpecRules {
  readonly alert?: PrometheusSpecRulesAlert;
}

export interface PrometheusSpecShardRetentionPolicyRetain {
  readonly retentionPeriod: string;
}

export interface PrometheusSpecShardRetentionPolicy {
  readonly retain?: PrometheusSpecShardRetentionPolicyRetain;
  readonly whenScaled?: "Retain" | "Delete";
}

export interface PrometheusSpecThanosGrpcServerTlsConfig {
  readonly ca?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly caFile?: string;
  readonly cert?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2ClientId;
  readonly certFile?: string;
  readonly cipherSuites?: ReadonlyArray<string>;
  readonly curves?: ReadonlyArray<string>;
  readonly insecureSkipVerify?: boolean;
  readonly keyFile?: string;
  readonly keySecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly maxVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly minVersion?: "TLS10" | "TLS11" | "TLS12" | "TLS13";
  readonly serverName?: string;
}

export interface PrometheusSpecThanos {
  readonly additionalArgs?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly baseImage?: string;
  readonly blockSize?: string;
  readonly getConfigInterval?: string;
  readonly getConfigTimeout?: string;
  readonly grpcListenLocal?: boolean;
  readonly grpcServerTlsConfig?: PrometheusSpecThanosGrpcServerTlsConfig;
  readonly httpListenLocal?: boolean;
  readonly image?: string;
  readonly listenLocal?: boolean;
  readonly logFormat?: "" | "logfmt" | "json";
  readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
  readonly minTime?: string;
  readonly objectStorageConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly objectStorageConfigFile?: string;
  readonly readyTimeout?: string;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly sha?: string;
  readonly tag?: string;
  readonly tracingConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tracingConfigFile?: string;
  readonly version?: string;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
}

export interface PrometheusSpec {
  readonly additionalAlertManagerConfigs?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly additionalAlertRelabelConfigs?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly additionalArgs?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly additionalScrapeConfigs?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly affinity?: AlertmanagerSpecAffinity;
  readonly alerting?: PrometheusSpecAlerting;
  readonly allowOverlappingBlocks?: boolean;
  readonly apiserverConfig?: PrometheusAgentSpecApiserverConfig;
  readonly arbitraryFSAccessThroughSMs?: PrometheusAgentSpecArbitraryFSAccessThroughSMs;
  readonly automountServiceAccountToken?: boolean;
  readonly baseImage?: string;
  readonly bodySizeLimit?: string;
  readonly configMaps?: ReadonlyArray<string>;
  readonly containers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly disableCompaction?: boolean;
  readonly dnsConfig?: AlertmanagerSpecDnsConfig;
  readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
  readonly enableAdminAPI?: boolean;
  readonly enableFeatures?: ReadonlyArray<string>;
  readonly enableOTLPReceiver?: boolean;
  readonly enableRemoteWriteReceiver?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly enforcedBodySizeLimit?: string;
  readonly enforcedKeepDroppedTargets?: number;
  readonly enforcedLabelLimit?: number;
  readonly enforcedLabelNameLengthLimit?: number;
  readonly enforcedLabelValueLengthLimit?: number;
  readonly enforcedNamespaceLabel?: string;
  readonly enforcedSampleLimit?: number;
  readonly enforcedTargetLimit?: number;
  readonly evaluationInterval?: string;
  readonly excludedFromEnforcement?: ReadonlyArray<PrometheusAgentSpecExcludedFromEnforcement>;
  readonly exemplars?: PrometheusSpecExemplars;
  readonly externalLabels?: Readonly<Record<string, string>>;
  readonly externalUrl?: string;
  readonly hostAliases?: ReadonlyArray<AlertmanagerSpecHostAliases>;
  readonly hostNetwork?: boolean;
  readonly hostUsers?: boolean;
  readonly ignoreNamespaceSelectors?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
  readonly imagePullSecrets?: ReadonlyArray<AlertmanagerSpecImagePullSecrets>;
  readonly initContainers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly listenLocal?: boolean;
  readonly logFormat?: "" | "logfmt" | "json";
  readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
  readonly maximumStartupDurationSeconds?: number;
  readonly minReadySeconds?: number;
  readonly nameEscapingScheme?: "AllowUTF8" | "Underscores" | "Dots" | "Values";
  readonly nameValidationScheme?: "UTF8" | "Legacy";
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly otlp?: PrometheusAgentSpecOtlp;
  readonly overrideHonorLabels?: boolean;
  readonly overrideHonorTimestamps?: boolean;
  readonly paused?: boolean;
  readonly persistentVolumeClaimRetentionPolicy?: AlertmanagerSpecPersistentVolumeClaimRetentionPolicy;
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  readonly podMetadata?: AlertmanagerSpecPodMetadata;
  readonly podMonitorNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly podMonitorSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly podTargetLabels?: ReadonlyArray<string>;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly probeNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly probeSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly prometheusExternalLabelName?: string;
  readonly prometheusRulesExcludedFromEnforce?: ReadonlyArray<PrometheusSpecPrometheusRulesExcludedFromEnforce>;
  readonly query?: PrometheusSpecQuery;
  readonly queryLogFile?: string;
  readonly reloadStrategy?: "HTTP" | "ProcessSignal";
  readonly remoteRead?: ReadonlyArray<PrometheusSpecRemoteRead>;
  readonly remoteWrite?: ReadonlyArray<PrometheusAgentSpecRemoteWrite>;
  readonly remoteWriteReceiverMessageVersions?: ReadonlyArray<"V1.0" | "V2.0">;
  readonly replicaExternalLabelName?: string;
  readonly replicas?: number;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly retention?: string;
  readonly retentionSize?: string;
  readonly routePrefix?: string;
  readonly ruleNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly ruleQueryOffset?: string;
  readonly ruleSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly rules?: PrometheusSpecRules;
  readonly runtime?: PrometheusAgentSpecRuntime;
  readonly sampleLimit?: number;
  readonly schedulerName?: string;
  readonly scrapeClasses?: ReadonlyArray<PrometheusAgentSpecScrapeClasses>;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeConfigNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly scrapeConfigSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly scrapeFailureLogFile?: string;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly scrapeTimeout?: string;
  readonly secrets?: ReadonlyArray<string>;
  readonly securityContext?: AlertmanagerSpecSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceDiscoveryRole?: "Endpoints" | "EndpointSlice";
  readonly serviceMonitorNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly serviceMonitorSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly serviceName?: string;
  readonly sha?: string;
  readonly shardRetentionPolicy?: PrometheusSpecShardRetentionPolicy;
  readonly shardingStrategy?: PrometheusAgentSpecShardingStrategy;
  readonly shards?: number;
  readonly storage?: AlertmanagerSpecStorage;
  readonly tag?: string;
  readonly targetLimit?: number;
  readonly terminationGracePeriodSeconds?: number;
  readonly thanos?: PrometheusSpecThanos;
  readonly tolerations?: ReadonlyArray<AlertmanagerSpecTolerations>;
  readonly topologySpreadConstraints?: ReadonlyArray<PrometheusAgentSpecTopologySpreadConstraints>;
  readonly tracingConfig?: PrometheusAgentSpecTracingConfig;
  readonly tsdb?: PrometheusAgentSpecTsdb;
  readonly updateStrategy?: AlertmanagerSpecUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
  readonly volumes?: ReadonlyArray<AlertmanagerSpecVolumes>;
  readonly walCompression?: boolean;
  readonly web?: PrometheusAgentSpecWeb;
}

export interface PrometheusRuleSpecGroupsRules {
  readonly alert?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly expr: number | string;
  readonly for?: string;
  readonly keep_firing_for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly record?: string;
}

export interface PrometheusRuleSpecGroups {
  readonly interval?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly limit?: number;
  readonly name: string;
  readonly partial_response_strategy?: string;
  readonly query_offset?: string;
  readonly rules?: ReadonlyArray<PrometheusRuleSpecGroupsRules>;
}

export interface PrometheusRuleSpec {
  readonly groups?: ReadonlyArray<PrometheusRuleSpecGroups>;
}

export interface ScrapeConfigSpecAzureSDConfigs {
  readonly authenticationMethod?: "OAuth" | "ManagedIdentity" | "SDK" | "WorkloadIdentity";
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly clientID?: string;
  readonly clientSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHTTP2?: boolean;
  readonly environment?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly resourceGroup?: string;
  readonly subscriptionID: string;
  readonly tenantID?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecConsulSDConfigs {
  readonly allowStale?: boolean;
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly datacenter?: string;
  readonly enableHTTP2?: boolean;
  readonly filter?: string;
  readonly followRedirects?: boolean;
  readonly healthFilter?: string;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly nodeMeta?: Readonly<Record<string, string>>;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly partition?: string;
  readonly pathPrefix?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly server: string;
  readonly services?: ReadonlyArray<string>;
  readonly tagSeparator?: string;
  readonly tags?: ReadonlyArray<string>;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly tokenRef?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
}

export interface ScrapeConfigSpecDigitalOceanSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecDnsSDConfigs {
  readonly names: ReadonlyArray<string>;
  readonly port?: number;
  readonly refreshInterval?: string;
  readonly type?: "A" | "AAAA" | "MX" | "NS" | "SRV";
}

export interface ScrapeConfigSpecDockerSDConfigsFilters {
  readonly name: string;
  readonly values: ReadonlyArray<string>;
}

export interface ScrapeConfigSpecDockerSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly filters?: ReadonlyArray<ScrapeConfigSpecDockerSDConfigsFilters>;
  readonly followRedirects?: boolean;
  readonly host: string;
  readonly hostNetworkingHost?: string;
  readonly matchFirstNetwork?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecDockerSwarmSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly filters?: ReadonlyArray<ScrapeConfigSpecDockerSDConfigsFilters>;
  readonly followRedirects?: boolean;
  readonly host: string;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: "Services" | "Tasks" | "Nodes";
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecEc2SDConfigs {
  readonly accessKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHTTP2?: boolean;
  readonly filters?: ReadonlyArray<ScrapeConfigSpecDockerSDConfigsFilters>;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly roleARN?: string;
  readonly secretKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecEurekaSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly server: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecFileSDConfigs {
  readonly files: ReadonlyArray<string>;
  readonly refreshInterval?: string;
}

export interface ScrapeConfigSpecGceSDConfigs {
  readonly filter?: string;
  readonly port?: number;
  readonly project: string;
  readonly refreshInterval?: string;
  readonly tagSeparator?: string;
  readonly zone: string;
}

export interface ScrapeConfigSpecHetznerSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly labelSelector?: string;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: "hcloud" | "Hcloud" | "robot" | "Robot";
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecHttpSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly url: string;
}

export interface ScrapeConfigSpecIonosSDConfigs {
  readonly authorization: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly datacenterID: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecKubernetesSDConfigsNamespaces {
  readonly names?: ReadonlyArray<string>;
  readonly ownNamespace?: boolean;
}

export interface ScrapeConfigSpecKubernetesSDConfigsSelectors {
  readonly field?: string;
  readonly label?: string;
  readonly role: "Pod" | "Endpoints" | "Ingress" | "Service" | "Node" | "EndpointSlice";
}

export interface ScrapeConfigSpecKubernetesSDConfigs {
  readonly apiServer?: string;
  readonly attachMetadata?: PodMonitorSpecAttachMetadata;
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly namespaces?: ScrapeConfigSpecKubernetesSDConfigsNamespaces;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly role: "Pod" | "Endpoints" | "Ingress" | "Service" | "Node" | "EndpointSlice";
  readonly selectors?: ReadonlyArray<ScrapeConfigSpecKubernetesSDConfigsSelectors>;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecKumaSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly clientID?: string;
  readonly enableHTTP2?: boolean;
  readonly fetchTimeout?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly server: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecLightSailSDConfigs {
  readonly accessKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly endpoint?: string;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly roleARN?: string;
  readonly secretKey?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecLinodeSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly tagSeparator?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecNomadSDConfigs {
  readonly allowStale?: boolean;
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly namespace?: string;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly region?: string;
  readonly server: string;
  readonly tagSeparator?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
}

export interface ScrapeConfigSpecOpenstackSDConfigs {
  readonly allTenants?: boolean;
  readonly applicationCredentialId?: string;
  readonly applicationCredentialName?: string;
  readonly applicationCredentialSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly availability?: "Public" | "public" | "Admin" | "admin" | "Internal" | "internal";
  readonly domainID?: string;
  readonly domainName?: string;
  readonly identityEndpoint?: string;
  readonly password?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly port?: number;
  readonly projectID?: string;
  readonly projectName?: string;
  readonly refreshInterval?: string;
  readonly region: string;
  readonly role: "Instance" | "Hypervisor" | "LoadBalancer";
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly userid?: string;
  readonly username?: string;
}

export interface ScrapeConfigSpecOvhcloudSDConfigs {
  readonly applicationKey: string;
  readonly applicationSecret: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly consumerKey: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly endpoint?: string;
  readonly refreshInterval?: string;
  readonly service: "VPS" | "DedicatedServer";
}

export interface ScrapeConfigSpecPuppetDBSDConfigs {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly includeParameters?: boolean;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly port?: number;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly query: string;
  readonly refreshInterval?: string;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly url: string;
}

export interface ScrapeConfigSpecScalewaySDConfigs {
  readonly accessKey: string;
  readonly apiURL?: string;
  readonly enableHTTP2?: boolean;
  readonly followRedirects?: boolean;
  readonly nameFilter?: string;
  readonly noProxy?: string;
  readonly port?: number;
  readonly projectID: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly refreshInterval?: string;
  readonly role: "Instance" | "Baremetal";
  readonly secretKey: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tagsFilter?: ReadonlyArray<string>;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly zone?: string;
}

export interface ScrapeConfigSpecStaticConfigs {
  readonly labels?: Readonly<Record<string, string>>;
  readonly targets: ReadonlyArray<string>;
}

export interface ScrapeConfigSpec {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly azureSDConfigs?: ReadonlyArray<ScrapeConfigSpecAzureSDConfigs>;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bodySizeLimit?: string;
  readonly consulSDConfigs?: ReadonlyArray<ScrapeConfigSpecConsulSDConfigs>;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly digitalOceanSDConfigs?: ReadonlyArray<ScrapeConfigSpecDigitalOceanSDConfigs>;
  readonly dnsSDConfigs?: ReadonlyArray<ScrapeConfigSpecDnsSDConfigs>;
  readonly dockerSDConfigs?: ReadonlyArray<ScrapeConfigSpecDockerSDConfigs>;
  readonly dockerSwarmSDConfigs?: ReadonlyArray<ScrapeConfigSpecDockerSwarmSDConfigs>;
  readonly ec2SDConfigs?: ReadonlyArray<ScrapeConfigSpecEc2SDConfigs>;
  readonly enableCompression?: boolean;
  readonly enableHTTP2?: boolean;
  readonly eurekaSDConfigs?: ReadonlyArray<ScrapeConfigSpecEurekaSDConfigs>;
  readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
  readonly fileSDConfigs?: ReadonlyArray<ScrapeConfigSpecFileSDConfigs>;
  readonly gceSDConfigs?: ReadonlyArray<ScrapeConfigSpecGceSDConfigs>;
  readonly hetznerSDConfigs?: ReadonlyArray<ScrapeConfigSpecHetznerSDConfigs>;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly httpSDConfigs?: ReadonlyArray<ScrapeConfigSpecHttpSDConfigs>;
  readonly ionosSDConfigs?: ReadonlyArray<ScrapeConfigSpecIonosSDConfigs>;
  readonly jobName?: string;
  readonly keepDroppedTargets?: number;
  readonly kubernetesSDConfigs?: ReadonlyArray<ScrapeConfigSpecKubernetesSDConfigs>;
  readonly kumaSDConfigs?: ReadonlyArray<ScrapeConfigSpecKumaSDConfigs>;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly lightSailSDConfigs?: ReadonlyArray<ScrapeConfigSpecLightSailSDConfigs>;
  readonly linodeSDConfigs?: ReadonlyArray<ScrapeConfigSpecLinodeSDConfigs>;
  readonly metricRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly metricsPath?: string;
  readonly nameEscapingScheme?: "AllowUTF8" | "Underscores" | "Dots" | "Values";
  readonly nameValidationScheme?: "UTF8" | "Legacy";
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: number | string;
  readonly noProxy?: string;
  readonly nomadSDConfigs?: ReadonlyArray<ScrapeConfigSpecNomadSDConfigs>;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly openstackSDConfigs?: ReadonlyArray<ScrapeConfigSpecOpenstackSDConfigs>;
  readonly ovhcloudSDConfigs?: ReadonlyArray<ScrapeConfigSpecOvhcloudSDConfigs>;
  readonly params?: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly puppetDBSDConfigs?: ReadonlyArray<ScrapeConfigSpecPuppetDBSDConfigs>;
  readonly relabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly sampleLimit?: number;
  readonly scalewaySDConfigs?: ReadonlyArray<ScrapeConfigSpecScalewaySDConfigs>;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeInterval?: string;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly scrapeTimeout?: string;
  readonly staticConfigs?: ReadonlyArray<ScrapeConfigSpecStaticConfigs>;
  readonly targetLimit?: number;
  readonly tlsConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2TlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface ServiceMonitorSpecEndpoints {
  readonly authorization?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigAuthorization;
  readonly basicAuth?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigBasicAuth;
  readonly bearerTokenFile?: string;
  readonly bearerTokenSecret?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly enableHttp2?: boolean;
  readonly filterRunning?: boolean;
  readonly followRedirects?: boolean;
  readonly honorLabels?: boolean;
  readonly honorTimestamps?: boolean;
  readonly interval?: string;
  readonly metricRelabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly noProxy?: string;
  readonly oauth2?: AlertmanagerConfigSpecReceiversDiscordConfigsHttpConfigOauth2;
  readonly params?: Readonly<Record<string, ReadonlyArray<string>>>;
  readonly path?: string;
  readonly port?: string;
  readonly proxyConnectHeader?: Readonly<Record<string, ReadonlyArray<AlertmanagerConfigSpecReceiversDiscordConfigsApiURL>>>;
  readonly proxyFromEnvironment?: boolean;
  readonly proxyUrl?: string;
  readonly relabelings?: ReadonlyArray<PodMonitorSpecPodMetricsEndpointsMetricRelabelings>;
  readonly scheme?: "http" | "https" | "HTTP" | "HTTPS";
  readonly scrapeTimeout?: string;
  readonly targetPort?: number | string;
  readonly tlsConfig?: PrometheusAgentSpecApiserverConfigTlsConfig;
  readonly trackTimestampsStaleness?: boolean;
}

export interface ServiceMonitorSpec {
  readonly attachMetadata?: PodMonitorSpecAttachMetadata;
  readonly bodySizeLimit?: string;
  readonly convertClassicHistogramsToNHCB?: boolean;
  readonly endpoints: ReadonlyArray<ServiceMonitorSpecEndpoints>;
  readonly fallbackScrapeProtocol?: "PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0";
  readonly jobLabel?: string;
  readonly keepDroppedTargets?: number;
  readonly labelLimit?: number;
  readonly labelNameLengthLimit?: number;
  readonly labelValueLengthLimit?: number;
  readonly namespaceSelector?: PodMonitorSpecNamespaceSelector;
  readonly nativeHistogramBucketLimit?: number;
  readonly nativeHistogramMinBucketFactor?: number | string;
  readonly podTargetLabels?: ReadonlyArray<string>;
  readonly sampleLimit?: number;
  readonly scrapeClass?: string;
  readonly scrapeClassicHistograms?: boolean;
  readonly scrapeNativeHistograms?: boolean;
  readonly scrapeProtocols?: ReadonlyArray<"PrometheusProto" | "OpenMetricsText0.0.1" | "OpenMetricsText1.0.0" | "PrometheusText0.0.4" | "PrometheusText1.0.0">;
  readonly selector: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly selectorMechanism?: "RelabelConfig" | "RoleSelector";
  readonly serviceDiscoveryRole?: "Endpoints" | "EndpointSlice";
  readonly targetLabels?: ReadonlyArray<string>;
  readonly targetLimit?: number;
}

export interface ThanosRulerSpecWeb {
  readonly httpConfig?: AlertmanagerSpecWebHttpConfig;
  readonly tlsConfig?: AlertmanagerSpecClusterTLSServer;
}

export interface ThanosRulerSpec {
  readonly additionalArgs?: ReadonlyArray<AlertmanagerSpecAdditionalArgs>;
  readonly affinity?: AlertmanagerSpecAffinity;
  readonly alertDropLabels?: ReadonlyArray<string>;
  readonly alertQueryUrl?: string;
  readonly alertRelabelConfigFile?: string;
  readonly alertRelabelConfigs?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly alertmanagersConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly alertmanagersUrl?: ReadonlyArray<string>;
  readonly containers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly dnsConfig?: AlertmanagerSpecDnsConfig;
  readonly dnsPolicy?: "ClusterFirstWithHostNet" | "ClusterFirst" | "Default" | "None";
  readonly enableFeatures?: ReadonlyArray<string>;
  readonly enableServiceLinks?: boolean;
  readonly enforcedNamespaceLabel?: string;
  readonly evaluationInterval?: string;
  readonly excludedFromEnforcement?: ReadonlyArray<PrometheusAgentSpecExcludedFromEnforcement>;
  readonly externalPrefix?: string;
  readonly grpcServerTlsConfig?: PrometheusSpecThanosGrpcServerTlsConfig;
  readonly hostAliases?: ReadonlyArray<AlertmanagerSpecHostAliases>;
  readonly hostUsers?: boolean;
  readonly image?: string;
  readonly imagePullPolicy?: "" | "Always" | "Never" | "IfNotPresent";
  readonly imagePullSecrets?: ReadonlyArray<AlertmanagerSpecImagePullSecrets>;
  readonly initContainers?: ReadonlyArray<AlertmanagerSpecContainers>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly listenLocal?: boolean;
  readonly logFormat?: "" | "logfmt" | "json";
  readonly logLevel?: "" | "debug" | "info" | "warn" | "error";
  readonly minReadySeconds?: number;
  readonly nodeSelector?: Readonly<Record<string, string>>;
  readonly objectStorageConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly objectStorageConfigFile?: string;
  readonly paused?: boolean;
  readonly podManagementPolicy?: "OrderedReady" | "Parallel";
  readonly podMetadata?: AlertmanagerSpecPodMetadata;
  readonly portName?: string;
  readonly priorityClassName?: string;
  readonly prometheusRulesExcludedFromEnforce?: ReadonlyArray<PrometheusSpecPrometheusRulesExcludedFromEnforce>;
  readonly queryConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly queryEndpoints?: ReadonlyArray<string>;
  readonly remoteWrite?: ReadonlyArray<PrometheusAgentSpecRemoteWrite>;
  readonly replicas?: number;
  readonly resendDelay?: string;
  readonly resources?: AlertmanagerSpecContainersResources;
  readonly retention?: string;
  readonly routePrefix?: string;
  readonly ruleConcurrentEval?: number;
  readonly ruleGracePeriod?: string;
  readonly ruleNamespaceSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly ruleOutageTolerance?: string;
  readonly ruleQueryOffset?: string;
  readonly ruleSelector?: AlertmanagerSpecAffinityPodAffinityPreferredDuringSchedulingIgnoredDuringExecutionPodAffinityTermLabelSelector;
  readonly schedulerName?: string;
  readonly securityContext?: AlertmanagerSpecSecurityContext;
  readonly serviceAccountName?: string;
  readonly serviceName?: string;
  readonly storage?: AlertmanagerSpecStorage;
  readonly terminationGracePeriodSeconds?: number;
  readonly tolerations?: ReadonlyArray<AlertmanagerSpecTolerations>;
  readonly topologySpreadConstraints?: ReadonlyArray<AlertmanagerSpecTopologySpreadConstraints>;
  readonly tracingConfig?: AlertmanagerConfigSpecReceiversDiscordConfigsApiURL;
  readonly tracingConfigFile?: string;
  readonly updateStrategy?: AlertmanagerSpecUpdateStrategy;
  readonly version?: string;
  readonly volumeMounts?: ReadonlyArray<AlertmanagerSpecContainersVolumeMounts>;
  readonly volumes?: ReadonlyArray<AlertmanagerSpecVolumes>;
  readonly web?: ThanosRulerSpecWeb;
}
