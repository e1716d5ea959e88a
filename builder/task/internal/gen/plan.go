package main

// pkg is a task package that is generated.
type pkg struct {
	// name is the folder, service the name in a Resource, model the folder of the API model, title the product's name.
	name, service, model, title string
	calls                       []call
	// extra are structures that Step Functions has and the API has not: member to shape; "!" behind the shape: required.
	extra map[string][][2]string
	// drop are members that the integration does not take, as "Shape.Member".
	drop []string
	// retype gives members a type of the package's own, as "Shape.Member".
	retype map[string]string
	// always are members of answers that are always there, though the models do not say so of any answer: the wrapper around the
	// answer, what was made, its name and its state.
	always []string
}

// call is one integration of a package.
type call struct {
	action string
	// op is the operation of the API; empty: the action's name. Where extra has the structures of the action, there is none.
	op string
	// does says what the call does, waits what its .sync waits for.
	does, waits string
	// sync is the type of the result of .sync; empty: that of the answer.
	sync string
}

// packages are those that are generated. Integrations that are missing here are written by hand in the package.
var packages = []pkg{
	{
		name: "ecstask", service: "ecs", model: "ecs", title: "Amazon ECS",
		calls: []call{
			{action: "runTask", does: "starts a task on a cluster or on Fargate", waits: "the task has stopped", sync: "Task"},
		},
		always: []string{"Task.TaskArn", "Task.TaskDefinitionArn", "Task.ClusterArn", "Task.LastStatus"},
	},
	{
		name: "batchtask", service: "batch", model: "batch", title: "AWS Batch",
		calls: []call{
			{action: "submitJob", does: "submits a job to a queue", waits: "the job has ended", sync: "JobDetail"},
		},
	},
	{
		name: "gluetask", service: "glue", model: "glue", title: "AWS Glue",
		calls: []call{
			{action: "startJobRun", does: "starts a run of a job", waits: "the run has ended", sync: "JobRun"},
		},
		extra: map[string][][2]string{
			"StartJobRunOutput": {{"JobName", "NameString!"}, {"JobRunId", "IdString!"}},
		},
		always: []string{"JobRun.Id", "JobRun.JobName", "JobRun.JobRunState"},
	},
	{
		name: "databrewtask", service: "databrew", model: "databrew", title: "AWS Glue DataBrew",
		calls: []call{
			{action: "startJobRun", does: "starts a run of a job", waits: "the run has ended", sync: "DescribeJobRunOutput"},
		},
		always: []string{"DescribeJobRunOutput.RunId", "DescribeJobRunOutput.State"},
	},
	{
		name: "sagemakertask", service: "sagemaker", model: "sagemaker", title: "Amazon SageMaker AI",
		calls: []call{
			{action: "createTrainingJob", does: "starts the training of a model", waits: "the job has ended", sync: "DescribeTrainingJobOutput"},
			{action: "createTransformJob", does: "starts a batch transform with a model", waits: "the job has ended", sync: "DescribeTransformJobOutput"},
			{action: "createHyperParameterTuningJob", does: "starts a search for hyperparameters", waits: "the job has ended", sync: "DescribeHyperParameterTuningJobOutput"},
			{action: "createLabelingJob", does: "starts a job in which people label data", waits: "the job has ended", sync: "DescribeLabelingJobOutput"},
			{action: "createProcessingJob", does: "starts a processing job", waits: "the job has ended", sync: "DescribeProcessingJobOutput"},
			{action: "createEndpoint", does: "creates an endpoint that serves models; it is not in service yet when the call answers"},
			{action: "createEndpointConfig", does: "creates the configuration of an endpoint"},
			{action: "createModel", does: "creates a model from containers and artifacts"},
			{action: "updateEndpoint", does: "gives an endpoint another configuration; it is still updating when the call answers"},
		},
	},
	{
		name: "athenatask", service: "athena", model: "athena", title: "Amazon Athena",
		calls: []call{
			{action: "startQueryExecution", does: "starts a query", waits: "the query has ended", sync: "GetQueryExecutionOutput"},
			{action: "stopQueryExecution", does: "stops a query"},
			{action: "getQueryExecution", does: "tells the state of a query"},
			{action: "getQueryResults", does: "reads rows of the results of a query, page by page"},
		},
		always: []string{
			"StartQueryExecutionOutput.QueryExecutionId", "GetQueryExecutionOutput.QueryExecution", "QueryExecution.QueryExecutionId",
			"QueryExecution.Status", "QueryExecutionStatus.State",
		},
	},
	{
		name: "emrtask", service: "elasticmapreduce", model: "emr", title: "Amazon EMR",
		calls: []call{
			{action: "createCluster", op: "RunJobFlow", does: "starts a cluster that stays up without steps", waits: "the cluster is ready for steps", sync: "CreateClusterSyncOutput"},
			{action: "setClusterTerminationProtection", does: "locks a cluster against its end, or unlocks it"},
			{action: "terminateCluster", does: "ends a cluster", waits: "the cluster has ended"},
			{action: "addStep", does: "adds a step to a cluster", waits: "the step has ended", sync: "AddStepSyncOutput"},
			{action: "cancelStep", does: "cancels a step that waits for its turn"},
			{action: "modifyInstanceFleetByName", does: "sets the capacity of an instance fleet"},
			{action: "modifyInstanceGroupByName", does: "sets the size of an instance group"},
		},
		extra: map[string][][2]string{
			"CreateClusterOutput":                   {{"ClusterId", "ClusterId!"}, {"ClusterArn", "ArnType!"}},
			"CreateClusterSyncOutput":               {{"Cluster", "Cluster!"}, {"ClusterId", "ClusterId!"}},
			"SetClusterTerminationProtectionInput":  {{"ClusterId", "ClusterId!"}, {"TerminationProtected", "Boolean!"}},
			"SetClusterTerminationProtectionOutput": {},
			"TerminateClusterInput":                 {{"ClusterId", "ClusterId!"}},
			"TerminateClusterOutput":                {},
			"AddStepInput":                          {{"ClusterId", "ClusterId!"}, {"Step", "StepConfig!"}, {"ExecutionRoleArn", "ArnType"}},
			"AddStepOutput":                         {{"StepId", "StepId!"}},
			"AddStepSyncOutput":                     {{"Step", "Step!"}},
			"CancelStepInput":                       {{"ClusterId", "ClusterId!"}, {"StepId", "StepId!"}},
			"CancelStepOutput":                      {{"CancelStepsInfo", "CancelStepsInfo!"}},
			"ModifyInstanceFleetByNameInput": {
				{"ClusterId", "ClusterId!"}, {"InstanceFleetName", "XmlStringMaxLen256!"}, {"InstanceFleet", "InstanceFleetCapacity!"},
			},
			"InstanceFleetCapacity":           {{"TargetOnDemandCapacity", "WholeNumber"}, {"TargetSpotCapacity", "WholeNumber"}},
			"ModifyInstanceFleetByNameOutput": {},
			"ModifyInstanceGroupByNameInput": {
				{"ClusterId", "ClusterId!"}, {"InstanceGroupName", "XmlStringMaxLen256!"}, {"InstanceGroup", "InstanceGroupModifyConfig!"},
			},
			"ModifyInstanceGroupByNameOutput": {},
		},
		drop:   []string{"JobFlowInstancesConfig.TerminationProtected", "InstanceGroupModifyConfig.InstanceGroupId"},
		retype: map[string]string{"JobFlowInstancesConfig.KeepJobFlowAliveWhenNoSteps": "True"},
		always: []string{
			"Cluster.Id", "Cluster.Name", "Cluster.Status", "ClusterStatus.State", "Step.Id", "Step.Status", "StepStatus.State",
			"CancelStepsInfo.StepId", "CancelStepsInfo.Status",
		},
	},
	{
		name: "emrcontainerstask", service: "emr-containers", model: "emr-containers", title: "Amazon EMR on EKS",
		calls: []call{
			{action: "createVirtualCluster", does: "registers a Kubernetes namespace as a virtual cluster"},
			{action: "deleteVirtualCluster", does: "deletes a virtual cluster", waits: "the virtual cluster is gone"},
			{action: "startJobRun", does: "starts a run of a job on a virtual cluster", waits: "the run has ended", sync: "JobRun"},
		},
		always: []string{
			"CreateVirtualClusterOutput.Id", "CreateVirtualClusterOutput.Arn", "DeleteVirtualClusterOutput.Id", "StartJobRunOutput.Id",
			"StartJobRunOutput.Arn", "StartJobRunOutput.VirtualClusterId", "JobRun.Id", "JobRun.State", "JobRun.VirtualClusterId",
		},
	},
	{
		name: "emrserverlesstask", service: "emr-serverless", model: "emr-serverless", title: "Amazon EMR Serverless",
		calls: []call{
			{action: "createApplication", does: "creates an application", waits: "its state is CREATED"},
			{action: "startApplication", does: "starts an application", waits: "its state is STARTED"},
			{action: "stopApplication", does: "stops an application", waits: "its state is STOPPED"},
			{action: "deleteApplication", does: "deletes an application", waits: "its state is TERMINATED"},
			{action: "startJobRun", does: "starts a run of a job in an application", waits: "the run has ended with SUCCESS", sync: "JobRun"},
			{action: "cancelJobRun", does: "cancels a run of a job", waits: "the run is cancelled"},
		},
		extra: map[string][][2]string{
			"StartApplicationOutput":  {{"ApplicationId", "ApplicationId!"}},
			"StopApplicationOutput":   {{"ApplicationId", "ApplicationId!"}},
			"DeleteApplicationOutput": {{"ApplicationId", "ApplicationId!"}},
		},
	},
	{
		name: "ekstask", service: "eks", model: "eks", title: "Amazon EKS",
		calls: []call{
			{action: "createCluster", does: "creates a cluster", waits: "the cluster is there"},
			{action: "deleteCluster", does: "deletes a cluster", waits: "the cluster is gone"},
			{action: "createNodegroup", does: "creates a node group of a cluster", waits: "the node group is there"},
			{action: "deleteNodegroup", does: "deletes a node group", waits: "the node group is gone"},
			{action: "createFargateProfile", does: "creates a Fargate profile of a cluster", waits: "the profile is there"},
			{action: "deleteFargateProfile", does: "deletes a Fargate profile", waits: "the profile is gone"},
		},
		always: []string{
			"CreateClusterOutput.Cluster", "DeleteClusterOutput.Cluster", "CreateNodegroupOutput.Nodegroup", "DeleteNodegroupOutput.Nodegroup",
			"CreateFargateProfileOutput.FargateProfile", "DeleteFargateProfileOutput.FargateProfile", "Cluster.Name", "Cluster.Arn",
			"Cluster.Status", "Nodegroup.NodegroupName", "Nodegroup.NodegroupArn", "Nodegroup.ClusterName", "Nodegroup.Status",
			"FargateProfile.FargateProfileName", "FargateProfile.FargateProfileArn", "FargateProfile.ClusterName", "FargateProfile.Status",
		},
	},
	{
		name: "codebuildtask", service: "codebuild", model: "codebuild", title: "AWS CodeBuild",
		calls: []call{
			{action: "startBuild", does: "starts a build", waits: "the build has ended"},
			{action: "stopBuild", does: "stops a build"},
			{action: "batchDeleteBuilds", does: "deletes builds"},
			{action: "batchGetReports", does: "reads reports"},
			{action: "startBuildBatch", does: "starts a batch of builds", waits: "the batch has ended"},
			{action: "stopBuildBatch", does: "stops a batch of builds"},
			{action: "retryBuildBatch", does: "runs a batch of builds, or what failed of it, once more", waits: "the batch has ended"},
			{action: "deleteBuildBatch", does: "deletes a batch of builds"},
		},
		always: []string{
			"StartBuildOutput.Build", "StopBuildOutput.Build", "StartBuildBatchOutput.BuildBatch", "StopBuildBatchOutput.BuildBatch",
			"RetryBuildBatchOutput.BuildBatch", "DeleteBuildBatchOutput.StatusCode", "Build.Id", "Build.Arn", "Build.BuildStatus",
			"BuildBatch.Id", "BuildBatch.Arn", "BuildBatch.BuildBatchStatus",
		},
	},
	{
		name: "mediaconverttask", service: "mediaconvert", model: "mediaconvert", title: "AWS Elemental MediaConvert",
		calls: []call{
			{action: "createJob", does: "creates a transcoding job", waits: "the job has ended"},
		},
		always: []string{"CreateJobOutput.Job", "Job.Id", "Job.Arn", "Job.Status"},
	},
}
