// Package iam derives the permissions that the role of a state machine needs: for every call the actions and the narrowest resources
// that the definition tells. It reads any ASL document, not only built ones.
//
// What a definition does not tell, it does not guess: a resource that is known only at run time becomes the narrowest pattern that
// holds it, and [Statement.Why] says so; what nobody knows stands in [Policy.Unknown].
//
// [Respond] and [Operate] give the permissions of those who work with a machine: who answers for its tasks, and who looks after its executions.
package iam
