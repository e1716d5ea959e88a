// Package rds stands for the package of that name of the AWS SDK for Go in the tests of the library.
package rds

// StopDBInstanceInput is the request of StopDBInstance.
type StopDBInstanceInput struct {
	DBInstanceIdentifier *string
	DBSnapshotIdentifier *string
}

// StopDBInstanceOutput is its response.
type StopDBInstanceOutput struct{ DBInstance *DBInstance }

// DBInstance is a database.
type DBInstance struct {
	DBInstanceIdentifier, DBInstanceStatus *string
	MultiAZ                                *bool
}
