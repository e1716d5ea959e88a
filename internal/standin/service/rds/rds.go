// Package rds stands for the package of that name of the AWS SDK for Go in the tests of the library.
package rds

import "time"

// StopDBInstanceInput is the request of StopDBInstance.
type StopDBInstanceInput struct {
	DBInstanceIdentifier *string
	DBSnapshotIdentifier *string
	DBNewWord            *string // which the catalogue does not know
}

// StopDBInstanceOutput is its response.
type StopDBInstanceOutput struct{ DBInstance *DBInstance }

// DBInstance is a database.
type DBInstance struct {
	DBInstanceIdentifier, DBInstanceStatus *string
	DBSecurityGroups                       []DBSecurityGroupMembership
	BackupRetentionPeriod                  int32
	EngineMode                             EngineMode
	InstanceCreateTime                     *time.Time
	MultiAZ                                *bool
}

// DBSecurityGroupMembership is a membership.
type DBSecurityGroupMembership struct{ DBSecurityGroupName, Status *string }

// EngineMode is an enumerated type.
type EngineMode string

// Values lists its values.
func (EngineMode) Values() []EngineMode { return []EngineMode{"provisioned", "serverless"} }

// PauseEverythingInput is the request of an operation that the catalogue does not know.
type PauseEverythingInput struct{ DBInstanceIdentifier *string }

// PauseEverythingOutput is its response.
type PauseEverythingOutput struct{}
