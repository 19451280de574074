/** Suites that walk every route there is: by Heroku's published schema, by its conventions, and as everybody else. */
package slipway.contract;
