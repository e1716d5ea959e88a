// Package medicalimagingtask imports DICOM files into AWS HealthImaging data stores and searches image sets, through the AWS SDK
// integration.
//
// StartDICOMImportJob only starts a job: HealthImaging has no .sync. [ImportJob] makes the states that start a job and ask until it has
// ended. [SearchPages] makes the states that search page by page.
//
// Names that begin with DICOM in the API begin with Dicom in Step Functions, which spells them as the AWS SDK for Java does.
//
// https://docs.aws.amazon.com/healthimaging/latest/APIReference/Welcome.html
// https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
//
// # Permissions
//
// The role of the state machine needs, beside medical-imaging:StartDICOMImportJob, medical-imaging:GetDICOMImportJob and
// medical-imaging:SearchImageSets on the data store, iam:PassRole on the role in DataAccessRoleArn, which
// medical-imaging.amazonaws.com must be allowed to assume.
//
// That role, not the one of the state machine, reads and writes the objects: s3:ListBucket and s3:GetObject on the input,
// s3:PutObject on the output, with kms:Decrypt and kms:GenerateDataKey on the keys of encrypted buckets.
package medicalimagingtask
