package milaan;

import org.springframework.boot.autoconfigure.SpringBootApplication;

import milaan.runtime.CommandLine;

/** Start here: {@code milaan run jobs/month-end.yml}. */
@SpringBootApplication
public class Milaan {

    public static void main(String[] words) {
        System.exit(CommandLine.execute(words));
    }
}
