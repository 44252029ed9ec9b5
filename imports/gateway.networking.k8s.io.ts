/* Made by "npm run imports" from sigs.k8s.io/gateway-api v1.4.1. Not edited by hand. */

/** Group, version and kind of each custom resource. */
export const customResources = {
  HTTPRoute: { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'HTTPRoute' },
} as const;

/** The spec of each custom resource. */
export interface CustomResourceSpecs {
  readonly HTTPRoute: HTTPRouteSpec;
}

export interface HTTPRouteSpecParentRefs {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersExtensionRef {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifierAdd {
  readonly name: string;
  readonly value: string;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifier {
  readonly add?: ReadonlyArray<HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifierAdd>;
  readonly remove?: ReadonlyArray<string>;
  readonly set?: ReadonlyArray<HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifierAdd>;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorBackendRef {
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorFraction {
  readonly denominator?: number;
  readonly numerator: number;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestMirror {
  readonly backendRef: HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorBackendRef;
  readonly fraction?: HTTPRouteSpecRulesBackendRefsFiltersRequestMirrorFraction;
  readonly percent?: number;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestRedirectPath {
  readonly replaceFullPath?: string;
  readonly replacePrefixMatch?: string;
  readonly type: "ReplaceFullPath" | "ReplacePrefixMatch";
}

export interface HTTPRouteSpecRulesBackendRefsFiltersRequestRedirect {
  readonly hostname?: string;
  readonly path?: HTTPRouteSpecRulesBackendRefsFiltersRequestRedirectPath;
  readonly port?: number;
  readonly scheme?: "http" | "https";
  readonly statusCode?: 301 | 302;
}

export interface HTTPRouteSpecRulesBackendRefsFiltersUrlRewrite {
  readonly hostname?: string;
  readonly path?: HTTPRouteSpecRulesBackendRefsFiltersRequestRedirectPath;
}

export interface HTTPRouteSpecRulesBackendRefsFilters {
  readonly extensionRef?: HTTPRouteSpecRulesBackendRefsFiltersExtensionRef;
  readonly requestHeaderModifier?: HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifier;
  readonly requestMirror?: HTTPRouteSpecRulesBackendRefsFiltersRequestMirror;
  readonly requestRedirect?: HTTPRouteSpecRulesBackendRefsFiltersRequestRedirect;
  readonly responseHeaderModifier?: HTTPRouteSpecRulesBackendRefsFiltersRequestHeaderModifier;
  readonly type: "RequestHeaderModifier" | "ResponseHeaderModifier" | "RequestMirror" | "RequestRedirect" | "URLRewrite" | "ExtensionRef";
  readonly urlRewrite?: HTTPRouteSpecRulesBackendRefsFiltersUrlRewrite;
}

export interface HTTPRouteSpecRulesBackendRefs {
  readonly filters?: ReadonlyArray<HTTPRouteSpecRulesBackendRefsFilters>;
  readonly group?: string;
  readonly kind?: string;
  readonly name: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly weight?: number;
}

export interface HTTPRouteSpecRulesMatchesHeaders {
  readonly name: string;
  readonly type?: "Exact" | "RegularExpression";
  readonly value: string;
}

export interface HTTPRouteSpecRulesMatchesPath {
  readonly type?: "Exact" | "PathPrefix" | "RegularExpression";
  readonly value?: string;
}

export interface HTTPRouteSpecRulesMatches {
  readonly headers?: ReadonlyArray<HTTPRouteSpecRulesMatchesHeaders>;
  readonly method?: "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH";
  readonly path?: HTTPRouteSpecRulesMatchesPath;
  readonly queryParams?: ReadonlyArray<HTTPRouteSpecRulesMatchesHeaders>;
}

export interface HTTPRouteSpecRulesTimeouts {
  readonly backendRequest?: string;
  readonly request?: string;
}

export interface HTTPRouteSpecRules {
  readonly backendRefs?: ReadonlyArray<HTTPRouteSpecRulesBackendRefs>;
  readonly filters?: ReadonlyArray<HTTPRouteSpecRulesBackendRefsFilters>;
  readonly matches?: ReadonlyArray<HTTPRouteSpecRulesMatches>;
  readonly name?: string;
  readonly timeouts?: HTTPRouteSpecRulesTimeouts;
}

export interface HTTPRouteSpec {
  readonly hostnames?: ReadonlyArray<string>;
  readonly parentRefs?: ReadonlyArray<HTTPRouteSpecParentRefs>;
  readonly rules?: ReadonlyArray<HTTPRouteSpecRules>;
}
