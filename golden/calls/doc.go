// Package calls holds one workflow for every optimized integration of Step Functions and every pattern it offers, and more where there
// is more to show: what the call looks like in Go, the state machine it makes, and the permissions that its role needs. Each folder is a
// service; its workflows.go shows how its package under builder/task is used, want/<call>.asl.json what comes out, and
// want/<call>.policy.json the policy. [Services] lists the folders.
package calls
