/** Programs that nobody here wrote, run as they are, with every class instrumented. */
package dev.faultline.it.thirdparty;
