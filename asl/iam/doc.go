// Package iam derives the permissions that the role of a state machine needs: for every call the actions and the narrowest resources
// that the definition tells. It reads any ASL document, not only built ones.
//
// What a definition does not tell, it does not guess: a resource that is known only at run time becomes the narrowest pattern that
// holds it, and [Statement.Why] says so; what nobody knows stands in [Policy.Unknown].
package iam
