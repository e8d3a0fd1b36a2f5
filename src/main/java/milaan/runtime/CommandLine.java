package milaan.runtime;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import milaan.Milaan;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;

/** The words a user types. Each command is a class of its own; this is the door to them. */
@Command(name = "milaan", mixinStandardHelpOptions = true, version = "Milaan 0.1.0",
        description = "Tallies what the GST portal exports with what the books hold.",
        subcommands = {RunCommand.class, InspectCommand.class, StatusCommand.class, HelpCommand.class},
        footer = {"", "Exit codes: 0 done, 10 review (with --fail-on-review), 20 wrong parameter or input, 21 control totals or too many",
                "rejected rows, 30 try again (database, lock, disk), 31 already running, 40 stopped, 70 fault of the program.",
                "Database: embedded under data/ unless MILAAN_DB_URL, MILAAN_DB_USER and MILAAN_DB_PASSWORD name a PostgreSQL."})
public final class CommandLine {

    private CommandLine() {
    }

    /** Runs a command. @return the exit code for the process */
    public static int execute(String... words) {
        IExecutionExceptionHandler onFailure = (failure, command, parsed) -> {
            ExitCode code = ExitCode.of(failure);
            System.err.println("milaan: " + failure.getMessage());
            if (code == ExitCode.INTERNAL) {
                failure.printStackTrace();
            }
            return code.number();
        };
        return new picocli.CommandLine(new CommandLine())
                .setExecutionExceptionHandler(onFailure)
                .setParameterExceptionHandler(CommandLine::onBadWords)
                .execute(words);
    }

    private static int onBadWords(ParameterException e, String[] words) {
        System.err.println("milaan: " + e.getMessage());
        e.getCommandLine().usage(System.err);
        if (List.of(words).contains("run")) {
            System.out.println(RunResult.failed(ExitCode.BAD_INPUT, e.getMessage()).line("-", "-"));
        }
        return ExitCode.BAD_INPUT.number();
    }

    /** Starts the application: database, migrations, jobs. The caller closes it. */
    static ConfigurableApplicationContext start() {
        SpringApplication application = new SpringApplicationBuilder(Milaan.class).registerShutdownHook(false).build();
        return application.run();
    }
}
