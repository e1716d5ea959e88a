// Package calls holds one workflow for every optimized integration of Step Functions and every pattern it offers: what the call looks
// like in Go, the state machine it makes, and the permissions that its role needs. Each folder is a service; its workflows.go shows how
// its package under builder/task is used, want/<call>.asl.json what comes out.
package calls
