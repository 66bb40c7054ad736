/** `PsychiatricUnits` */
export const PSYCHIATRIC_UNITS = Symbol('psychiatric units');
