/**
 * Id of the CloudBase environment to call. Empty = the first environment of the account, which is what a courtyard that
 * has one environment wants (docs/deploy.md).
 */
export const cloudEnvironment: string = ''
