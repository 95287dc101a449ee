/* global COMPONENT_TABLE -- put in by plugin.ts */
// Stands in the mini-program for @tarojs/shared's table of components: that one names all of WeChat's.
export const internalComponents = COMPONENT_TABLE;
/** Whose value React sets again after each event. */
export const controlledComponent = new Set(['input', 'picker', 'textarea']);
