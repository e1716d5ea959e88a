// Package explore runs a machine many times in memory until every state and every way out of a state was taken: it draws inputs, results
// and answers from the types of the workflow and from the constants of the machine, and tries each way in which a task can end. The search
// is greedy towards what is left and has a seed, so that it finds the same runs every time.
package explore
