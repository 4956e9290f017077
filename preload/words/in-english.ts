/** A part of the Polish catalogue with the plural forms that English has: `_one` and `_other`. */
export type InEnglish<Section> = {
  readonly [
    Key in keyof Section as Key extends `${string}_few` | `${string}_many` ? never : Key
  ]: Section[Key] extends string ? string : InEnglish<Section[Key]>;
};
