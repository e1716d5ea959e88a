// Package service is the catalogue of what a Task state can call: the optimized integrations of Step Functions and the AWS SDK
// integrations, with their patterns, parameters, errors and IAM actions.
//
// [Parse] takes a Resource apart. [LookupOptimized] finds an optimized integration, [LookupSDK] a service of the AWS SDK and
// [SDKService.Action] one of its actions:
//
//	"arn:aws:states:::sqs:sendMessage.waitForTaskToken" ─Parse→ Resource ─LookupOptimized→ Integration
//	"arn:aws:states:::aws-sdk:sqs:sendMessage"          ─Parse→ Resource ─LookupSDK→ SDKService ─Action→ Action
//
// The catalogue is data, embedded in the program and read when it is first asked for, each service on its own. It was true on the
// day it was written; services and parameters that are newer than it are not in it. What it does not know may exist.
//
// Six files hold it, written by internal/gen: optimized.jsonl, one optimized integration a line; grants.jsonl, what a role needs beyond
// them; sdk.index, one service of the AWS SDK a line; sdk.flate, a compressed block for each service of the index; sdkiam.index and
// sdkiam.flate, the same for the actions of IAM that authorize the calls, and what they are allowed on.
package service

// The generator needs sources that are not in this repository. Without them it changes nothing; see its comment.
//go:generate go run ./internal/gen
