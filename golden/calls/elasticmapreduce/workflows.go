// Package elasticmapreduce runs clusters of Amazon EMR and their steps.
package elasticmapreduce

import (
	"github.com/aslgen/aslgen/builder"
	"github.com/aslgen/aslgen/builder/task/emrtask"
)

// Cluster is a cluster that is there.
type Cluster struct {
	ID string `json:"id"`
}

// Step is a step of a cluster.
type Step struct {
	Cluster string `json:"cluster"`
	ID      string `json:"id"`
}

// Workflows are those of this folder.
func Workflows() []builder.Definition {
	return []builder.Definition{
		createCluster("elasticmapreduce-create-cluster", emrtask.CreateCluster()),
		createCluster("elasticmapreduce-create-cluster-sync", emrtask.CreateClusterSync()),
		setClusterTerminationProtection(),
		terminateCluster("elasticmapreduce-terminate-cluster", emrtask.TerminateCluster()),
		terminateCluster("elasticmapreduce-terminate-cluster-sync", emrtask.TerminateClusterSync()),
		addStep("elasticmapreduce-add-step", emrtask.AddStep()),
		addStep("elasticmapreduce-add-step-sync", emrtask.AddStepSync()),
		cancelStep(),
		modifyInstanceFleetByName(),
		modifyInstanceGroupByName(),
	}
}

func createCluster[Res any](name string, c builder.Call[emrtask.CreateClusterInput, Res]) builder.Definition {
	w := builder.New[struct{}, Res](name)
	req := emrtask.CreateClusterInput{
		ReleaseLabel: new("emr-7.5.0"),
		Applications: []emrtask.Application{{Name: new("Spark")}},
		JobFlowRole:  new("imaging-nodes"),
		Instances: emrtask.JobFlowInstancesConfig{InstanceFleets: []emrtask.InstanceFleetConfig{{
			Name:                   new("leader"),
			InstanceFleetType:      emrtask.InstanceFleetTypeMaster,
			TargetOnDemandCapacity: new(1),
			InstanceTypeConfigs:    []emrtask.InstanceTypeConfig{{InstanceType: "m5.xlarge"}},
		}}},
	}
	w.StartAt(builder.Task(w, "Start cluster", c).
		Arguments(&req,
			builder.Bind(&req.Name, builder.ExecutionName()),
			builder.BindPtr(&req.ServiceRole, builder.Param("service_role"))))
	return w
}

func setClusterTerminationProtection() builder.Definition {
	w := builder.New[Cluster, emrtask.SetClusterTerminationProtectionOutput]("elasticmapreduce-set-cluster-termination-protection")
	req := emrtask.SetClusterTerminationProtectionInput{TerminationProtected: true}
	w.StartAt(builder.Task(w, "Protect cluster", emrtask.SetClusterTerminationProtection()).
		Arguments(&req, builder.Bind(&req.ClusterId, &w.Input().ID)))
	return w
}

func terminateCluster[Res any](name string, c builder.Call[emrtask.TerminateClusterInput, Res]) builder.Definition {
	w := builder.New[Cluster, Res](name)
	req := emrtask.TerminateClusterInput{}
	w.StartAt(builder.Task(w, "End cluster", c).
		Arguments(&req, builder.Bind(&req.ClusterId, &w.Input().ID)))
	return w
}

func addStep[Res any](name string, c builder.Call[emrtask.AddStepInput, Res]) builder.Definition {
	w := builder.New[Cluster, Res](name)
	req := emrtask.AddStepInput{Step: emrtask.StepConfig{
		Name:            "count-studies",
		ActionOnFailure: new(emrtask.ActionOnFailureContinue),
		HadoopJarStep:   emrtask.HadoopJarStepConfig{Jar: "command-runner.jar", Args: []string{"spark-submit", ""}},
	}}
	w.StartAt(builder.Task(w, "Count studies", c).
		Arguments(&req,
			builder.Bind(&req.ClusterId, &w.Input().ID),
			builder.Bind(&req.Step.HadoopJarStep.Args[1], builder.Param("script_uri"))))
	return w
}

func cancelStep() builder.Definition {
	w := builder.New[Step, emrtask.CancelStepOutput]("elasticmapreduce-cancel-step")
	req := emrtask.CancelStepInput{}
	w.StartAt(builder.Task(w, "Cancel step", emrtask.CancelStep()).
		Arguments(&req, builder.Bind(&req.ClusterId, &w.Input().Cluster), builder.Bind(&req.StepId, &w.Input().ID)))
	return w
}

func modifyInstanceFleetByName() builder.Definition {
	w := builder.New[Cluster, emrtask.ModifyInstanceFleetByNameOutput]("elasticmapreduce-modify-instance-fleet-by-name")
	req := emrtask.ModifyInstanceFleetByNameInput{
		InstanceFleetName: "workers",
		InstanceFleet:     emrtask.InstanceFleetCapacity{TargetOnDemandCapacity: new(4), TargetSpotCapacity: new(0)},
	}
	w.StartAt(builder.Task(w, "Grow fleet", emrtask.ModifyInstanceFleetByName()).
		Arguments(&req, builder.Bind(&req.ClusterId, &w.Input().ID)))
	return w
}

func modifyInstanceGroupByName() builder.Definition {
	w := builder.New[Cluster, emrtask.ModifyInstanceGroupByNameOutput]("elasticmapreduce-modify-instance-group-by-name")
	req := emrtask.ModifyInstanceGroupByNameInput{
		InstanceGroupName: "workers",
		InstanceGroup:     emrtask.InstanceGroupModifyConfig{InstanceCount: new(8)},
	}
	w.StartAt(builder.Task(w, "Grow group", emrtask.ModifyInstanceGroupByName()).
		Arguments(&req, builder.Bind(&req.ClusterId, &w.Input().ID)))
	return w
}
