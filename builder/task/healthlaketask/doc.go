// Package healthlaketask imports FHIR resources into AWS HealthLake data stores and exports them, through the AWS SDK integration.
//
// The calls only start a job or ask for it: HealthLake has no .sync. [ImportJob] and [ExportJob] make the states that start a job and
// ask until it has ended.
//
// https://docs.aws.amazon.com/healthlake/latest/APIReference/Welcome.html
// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
//
// # Permissions
//
// The role of the state machine needs, beside healthlake:StartFHIRImportJob and healthlake:DescribeFHIRImportJob (for exports the
// same with Export) on the data store, iam:PassRole on the role in DataAccessRoleArn, which healthlake.amazonaws.com must be allowed to
// assume.
//
// That role, not the one of the state machine, reads and writes the objects: for an import s3:ListBucket and s3:GetObject on the input,
// for both s3:PutObject on the output, with kms:Decrypt on the key of an encrypted input and kms:GenerateDataKey* and kms:DescribeKey on
// the key in KmsKeyId.
package healthlaketask
