/** Property that stands for `constructor` in WXS code: a text such as 'Array', on the built-in prototypes. */
export const WXS_CONSTRUCTOR = '__wxsConstructor'
