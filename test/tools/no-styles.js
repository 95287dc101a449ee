'use strict';

/** Style sheets of components that a test draws: what they look like is asked of pictures. */
module.exports = {};
